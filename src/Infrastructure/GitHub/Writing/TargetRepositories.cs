using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>Writes a change set, and reads from GitHub's answer what really happened.</summary>
internal sealed class TargetRepositories(GraphQLClient graphQL, GitTrees trees, PullRequestFinisher finisher, ContentMemory memory) : ITargetRepositories
{
    /// <summary>What one mutation carries, in bytes before their base64 form; GitHub takes about 40 MB of request.</summary>
    public const long MaxMutationBytes = 8 * 1024 * 1024;

    // GitHub gives a request ten seconds.
    private const int MaxMutationFiles = 1000;

    public async Task<ChangeSetOutcome> WriteAsync(TargetWrite write, CancellationToken cancellationToken)
    {
        MadeCommit? made;
        try
        {
            made = write.HasCommit && NeedsTrees(write) ? await trees.CommitAsync(write, cancellationToken) : null;
        }
        catch (FaultException exception) when (exception.Fault is Transient { HasMoved: true } moved)
        {
            return new ChangeSetOutcome.Moved($"{write.Repository.Name}: {moved.Message}");
        }

        // The bytes, and their base64 form in a buffer that grows by doubling.
        using var room = await memory.ReserveAsync(made is null ? 4 * write.Files.Sum(file => file.Size) : 0, cancellationToken);
        var contents = made is null ? await ContentsAsync(write, cancellationToken) : [];
        var document = new WriteDocument(write, made?.Commit, contents);
        using var answer = await graphQL.SendAsync(write.Repository.Installation, document.Text, document.WriteVariables, isMutation: true, cancellationToken, new SentContents(contents.Select(bytes => (ReadOnlyMemory<byte>)bytes)));

        // The first field that failed is the cause; those after it fail because of it.
        return FirstError(answer) is { } error ? Judge(error, answer.FaultOf(error), write) : Success(write, made, answer.Data);
    }

    public Task CommentAsync(RepositoryAccess repository, OpenPullRequest pullRequest, string comment, bool close, CancellationToken cancellationToken) =>
        finisher.CommentAsync(repository, pullRequest, comment, close, cancellationToken);

    public Task<FinishingOutcome> FinishAsync(PullRequestFinishing finishing, CancellationToken cancellationToken) =>
        finisher.FinishAsync(finishing, cancellationToken);

    // createCommitOnBranch makes every file one of mode 100644.
    private static bool NeedsTrees(TargetWrite write) =>
        write.Files.Any(file => !file.IsOrdinary)
        || write.Files.Sum(file => file.Size) > MaxMutationBytes
        || write.Files.Count + write.Deletions.Count > MaxMutationFiles;

    private static async Task<IReadOnlyList<byte[]>> ContentsAsync(TargetWrite write, CancellationToken cancellationToken)
    {
        var contents = new List<byte[]>(write.Files.Count);
        foreach (var file in write.Files)
        {
            await using var content = await write.Contents.OpenAsync(file.Content.Id, cancellationToken);
            var bytes = new byte[content.Length];
            await content.ReadExactlyAsync(bytes, cancellationToken);
            contents.Add(bytes);
        }

        return contents;
    }

    private static GraphQLError? FirstError(GraphQLAnswer answer) =>
        new[] { WriteDocument.BranchField, WriteDocument.CommitField, WriteDocument.PullRequestField, null }
            .Select(field => answer.Errors.FirstOrDefault(error => field is null ? error.Alias != WriteDocument.DisableField : error.Alias == field))
            .FirstOrDefault(error => error is not null);

    private static ChangeSetOutcome Judge(GraphQLError error, Fault fault, TargetWrite write) => fault switch
    {
        // Each of these says that the target is no longer what was read: look again, and most often nothing is left to do.
        Transient { HasMoved: true } => new ChangeSetOutcome.Moved($"{write.Repository.Name}: {fault.Message}"),
        _ when error is { Alias: WriteDocument.CommitField, Type: "NOT_FOUND" } => new ChangeSetOutcome.Moved($"{write.Repository.Name} lost the branch while it was being written to: {error.Told}"),
        Permanent when IsInTheWay(error) => new ChangeSetOutcome.Refused(
            $"{write.Repository.Name} has a branch in the way of '{write.Proposal?.Branch}': one whose name is a folder of it, such as 'copier'. Rename that branch."),
        Permanent permanent => new ChangeSetOutcome.Refused(permanent.Message),
        _ => throw new FaultException(fault),
    };

    private static bool IsInTheWay(GraphQLError error) => error.Alias == WriteDocument.BranchField && error.Message.Contains("Reference update failed", StringComparison.OrdinalIgnoreCase);

    private static ChangeSetOutcome Success(TargetWrite write, MadeCommit? made, JsonElement data)
    {
        var committed = made is null && write.HasCommit ? data.GetProperty(WriteDocument.CommitField).GetProperty("commit") : default;
        var commit = made?.Commit ?? (write.HasCommit ? CommitSha.Parse(committed.GetProperty("oid").GetString()!) : write.Snapshot.Head!.Head);
        if (write.Proposal is null)
        {
            return new ChangeSetOutcome.Committed(commit, made?.Tree ?? committed.GetProperty("tree").GetProperty("oid").GetString()!);
        }

        var pull = data.GetProperty(WriteDocument.PullRequestField).GetProperty("pullRequest");
        var id = pull.GetProperty("id").GetString()!;
        var number = pull.GetProperty("number").GetInt32();
        var url = pull.GetProperty("url").GetString()!;
        return write.Snapshot.PullRequest is null
            ? new ChangeSetOutcome.PullRequestOpened(commit, id, number, url)
            : new ChangeSetOutcome.PullRequestUpdated(commit, id, number, url);
    }
}
