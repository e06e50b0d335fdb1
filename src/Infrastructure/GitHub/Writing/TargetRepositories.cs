using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>Writes a change set by one mutation document, and reads from its answer what really happened.</summary>
internal sealed class TargetRepositories(GraphQLClient graphQL) : ITargetRepositories
{
    public async Task<ChangeSetOutcome> WriteAsync(TargetWrite write, CancellationToken cancellationToken)
    {
        var document = new WriteDocument(write);
        using var answer = await graphQL.SendAsync(write.Repository.Installation, document.Text, document.WriteVariables, isMutation: true, cancellationToken);

        // The first field that failed is the cause; those after it fail because of it.
        return FirstError(answer) is { } error ? Judge(error, answer.FaultOf(error), write) : Success(write, answer.Data);
    }

    private static GraphQLError? FirstError(GraphQLAnswer answer) =>
        new[] { WriteDocument.BranchField, WriteDocument.CommitField, WriteDocument.PullRequestField, null }
            .Select(field => answer.Errors.FirstOrDefault(error => field is null || error.Alias == field))
            .FirstOrDefault(error => error is not null);

    private static ChangeSetOutcome Judge(GraphQLError error, Fault fault, TargetWrite write) => fault switch
    {
        _ when HasMoved(error) => new ChangeSetOutcome.Moved($"{write.Repository.Name} changed while it was being written to: {error.Message}"),
        Permanent permanent => new ChangeSetOutcome.Refused(permanent.Message),
        _ => throw new FaultException(fault),
    };

    // Each of these says that the target is no longer what was read: look again, and most often nothing is left to do.
    private static bool HasMoved(GraphQLError error) =>
        error.Type == "STALE_DATA"
        || error.Message.Contains("already exists", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("No commits between", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("Pull and try again", StringComparison.OrdinalIgnoreCase)
        || (error.Alias == WriteDocument.CommitField && error.Type == "NOT_FOUND");

    private static ChangeSetOutcome Success(TargetWrite write, JsonElement data)
    {
        var commit = write.Files.Count > 0
            ? CommitSha.Parse(data.GetProperty(WriteDocument.CommitField).GetProperty("commit").GetProperty("oid").GetString()!)
            : write.Snapshot.Head!.Head;
        if (write.Proposal is null)
        {
            return new ChangeSetOutcome.Committed(commit);
        }

        var pull = data.GetProperty(WriteDocument.PullRequestField).GetProperty("pullRequest");
        var number = pull.GetProperty("number").GetInt32();
        var url = pull.GetProperty("url").GetString()!;
        return write.Snapshot.PullRequest is null
            ? new ChangeSetOutcome.PullRequestOpened(commit, number, url)
            : new ChangeSetOutcome.PullRequestUpdated(commit, number, url);
    }
}
