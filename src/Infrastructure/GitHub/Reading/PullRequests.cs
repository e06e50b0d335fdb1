using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Octokit;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Merged pull requests by REST: GraphQL does not tell where a renamed file came from.</summary>
internal sealed class PullRequests(GitHubConnections connections) : IPullRequests
{
    private const int PageSize = 100;

    // https://docs.github.com/rest/pulls/pulls#list-pull-requests-files
    private const int MaxListed = 3000;

    public async Task<IReadOnlyList<ChangedFile>> ListChangedFilesAsync(RepositoryAccess source, int number, int expected, CancellationToken cancellationToken)
    {
        if (expected > MaxListed)
        {
            throw new FaultException(new Permanent($"The pull request changed {expected} files; GitHub lists {MaxListed} at most, and this version copies no more. Split it, or copy the rest by hand."));
        }

        var client = connections.Rest(source.Installation);
        var files = new List<ChangedFile>(expected);
        for (var page = 1; ; page++)
        {
            // The last page is known by the event's count: a full one needs no further question.
            var options = new ApiOptions { PageSize = PageSize, StartPage = page, PageCount = 1 };
            var listed = await client.PullRequest.Files(source.Name.Owner, source.Name.Name, number, options).WaitAsync(cancellationToken);
            files.AddRange(listed.Select(ToChangedFile));
            if (listed.Count < PageSize || files.Count == expected)
            {
                break;
            }
        }

        return files.Count == expected
            ? files
            : throw new FaultException(new Transient($"GitHub lists {files.Count} changed files where its event told of {expected}."));
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

    private static ChangedFile ToChangedFile(PullRequestFile file) => file.Status switch
    {
        "added" => new(file.FileName, ChangeKind.Added),
        "modified" => new(file.FileName, ChangeKind.Modified),
        "removed" => new(file.FileName, ChangeKind.Removed),
        "renamed" => new(file.FileName, ChangeKind.Renamed, file.PreviousFileName),
        "copied" => new(file.FileName, ChangeKind.Copied),
        "changed" => new(file.FileName, ChangeKind.Changed),
        "unchanged" => new(file.FileName, ChangeKind.Unchanged),
        _ => throw new FaultException(new Transient($"GitHub reports a change of a kind that is not known here: '{file.Status}'.")),
    };
}
