using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>The trees after and before a merge: one document, and one more for each further hundred commits of a rebase.</summary>
internal sealed class MergeHistory(GraphQLClient graphQL)
{
    private const string Document = """
        query MergeHistory($owner:String!,$name:String!,$number:Int!,$from:GitObjectID!,$before:String){repository(owner:$owner,name:$name){
        from:object(oid:$from){...on Commit{history(first:100){nodes{oid authoredDate messageHeadline tree{oid} parents(first:1){nodes{oid tree{oid}}}}}}}
        pullRequest(number:$number){commits(last:100,before:$before){pageInfo{hasPreviousPage startCursor} nodes{commit{authoredDate messageHeadline}}}}}}
        """;

    /// <exception cref="FaultException">GitHub does not answer, or does not know the commit yet.</exception>
    public async Task<MergedTrees> ReadAsync(RepositoryAccess source, int number, CommitSha merge, CancellationToken cancellationToken)
    {
        var origin = new MergeOrigin(merge);
        TreeId? after = null;
        string? cursor = null;
        while (true)
        {
            using var answer = await AskAsync(source, number, origin.Reached, cursor, cancellationToken);
            var repository = answer.Data.GetProperty("repository");
            var commits = repository.GetProperty("pullRequest").GetProperty("commits");
            var branch = repository.GetProperty("from").GetProperty("history").GetProperty("nodes");
            after ??= TreeOf(branch[0]);
            var own = commits.GetProperty("nodes").EnumerateArray().Select(node => AuthorshipOf(node.GetProperty("commit")));
            var advanced = origin.Advance(own, branch.EnumerateArray().Select(ToBranchCommit));

            var page = commits.GetProperty("pageInfo");
            var hasMore = page.GetProperty("hasPreviousPage").GetBoolean();
            if (!advanced || !(origin.IsBranchUsedUp || hasMore))
            {
                return new MergedTrees(origin.Before?.Tree, after);
            }

            cursor = page.GetProperty("startCursor").GetString() ?? cursor;
        }
    }

    private async Task<GraphQLAnswer> AskAsync(RepositoryAccess source, int number, CommitSha from, string? cursor, CancellationToken cancellationToken)
    {
        var answer = await graphQL.SendAsync(source.Installation, Document, writer =>
        {
            writer.WriteString("owner", source.Name.Owner);
            writer.WriteString("name", source.Name.Name);
            writer.WriteNumber("number", number);
            writer.WriteString("from", from.Value);
            writer.WriteString("before", cursor);
        }, isMutation: false, cancellationToken);

        var repository = answer.Data.GetProperty("repository");
        var isWhole = repository.ValueKind == JsonValueKind.Object
            && repository.GetProperty("from") is { ValueKind: JsonValueKind.Object } commit
            && commit.TryGetProperty("history", out _)
            && repository.GetProperty("pullRequest").ValueKind == JsonValueKind.Object;
        if (isWhole && answer.Errors.Count == 0)
        {
            return answer;
        }

        using (answer)
        {
            throw new FaultException(answer.Errors.FirstOrDefault(error => error.Type != "NOT_FOUND") is { } error
                ? answer.FaultOf(error)
                : new Transient($"GitHub does not know {source.Name}#{number} and its merge commit {from.Abbreviated} yet."));
        }
    }

    private static BranchCommit ToBranchCommit(JsonElement commit)
    {
        var parents = commit.GetProperty("parents").GetProperty("nodes");
        return new BranchCommit(CommitOf(commit), AuthorshipOf(commit), parents.GetArrayLength() == 0 ? null : new CommitTree(CommitOf(parents[0]), TreeOf(parents[0])));
    }

    private static CommitAuthorship AuthorshipOf(JsonElement commit) =>
        new(commit.GetProperty("authoredDate").GetDateTimeOffset(), commit.GetProperty("messageHeadline").GetString() ?? "");

    private static CommitSha CommitOf(JsonElement commit) => CommitSha.Parse(commit.GetProperty("oid").GetString()!);

    private static TreeId TreeOf(JsonElement commit) => TreeId.Parse(commit.GetProperty("tree").GetProperty("oid").GetString()!);
}

/// <summary>What a merge made of a branch; nothing was there before the first commit of all.</summary>
internal sealed record MergedTrees(TreeId? Before, TreeId After);
