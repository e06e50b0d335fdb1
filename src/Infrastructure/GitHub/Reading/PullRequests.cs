using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Merged pull requests: what their list of files says, or, where it cannot be whole, what their trees say.</summary>
internal sealed partial class PullRequests(
    GitHubConnections connections,
    ChangedFileList list,
    MergeHistory history,
    TreeComparison trees,
    ILogger<PullRequests> logger) : IPullRequests
{
    public async Task<IReadOnlyList<ChangedFile>> ListChangedFilesAsync(RepositoryAccess source, MergedPullRequest merge, CancellationToken cancellationToken)
    {
        if (merge.ChangedFiles == 0)
        {
            return [];
        }

        var number = merge.Number ?? throw new InvalidOperationException("What no pull request told of has no list of changed files.");
        if (merge.ChangedFiles <= ChangedFileList.MaxListed
            && await list.ReadAsync(source, number, merge.ChangedFiles, cancellationToken) is { } listed)
        {
            return listed;
        }

        LogCompare(source.Name, number, merge.ChangedFiles);
        var commit = merge.MergeCommit ?? await FindMergeCommitAsync(source, number, cancellationToken);
        var (before, after) = await history.ReadAsync(source, number, commit, cancellationToken);
        return await trees.CompareAsync(source, before, after, cancellationToken);
    }

    public async Task<CommitSha> FindMergeCommitAsync(RepositoryAccess source, int number, CancellationToken cancellationToken)
    {
        var found = await connections.Rest(source.Installation).PullRequest.Get(source.Name.Owner, source.Name.Name, number).WaitAsync(cancellationToken);
        return found switch
        {
            { Merged: false } => throw new FaultException(new Permanent($"GitHub says that {source.Name}#{number} is not merged.")),
            _ when CommitSha.TryParse(found.MergeCommitSha, out var commit) => commit,
            _ => throw new FaultException(new Transient($"GitHub does not know the merge commit of {source.Name}#{number} yet.")),
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "GitHub has no whole list of the {Expected} changed files of {Repository}#{PullRequest}; trees are compared")]
    private partial void LogCompare(RepositoryName repository, int pullRequest, int expected);
}
