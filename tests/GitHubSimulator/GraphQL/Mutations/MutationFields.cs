using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.GraphQL.Fields;
using ExamplesCopier.GitHubSimulator.GraphQL.Schema;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

/// <summary>What a mutation hands back, by field name.</summary>
internal sealed record Payload(IReadOnlyDictionary<string, object?> Fields);

internal static class MutationFields
{
    private static readonly (string Name, Func<InputValues, FieldScope, (string Field, object? Value)[]> Run)[] All =
    [
        ("createRef", CreateRef.Run),
        ("deleteRef", DeleteRef.Run),
        ("updateRefs", UpdateRefs.Run),
        ("createCommitOnBranch", CreateCommitOnBranch.Run),
        ("createPullRequest", PullRequestMutations.Create),
        ("updatePullRequest", PullRequestMutations.Update),
        ("closePullRequest", PullRequestMutations.Close),
        ("reopenPullRequest", PullRequestMutations.Reopen),
        ("convertPullRequestToDraft", PullRequestMutations.MakeDraft),
        ("markPullRequestReadyForReview", PullRequestMutations.MakeReady),
        ("mergePullRequest", MergeMutations.Merge),
        ("enablePullRequestAutoMerge", MergeMutations.EnableAutoMerge),
        ("disablePullRequestAutoMerge", MergeMutations.DisableAutoMerge),
        ("addLabelsToLabelable", IssueMutations.AddLabels),
        ("addAssigneesToAssignable", IssueMutations.AddAssignees),
        ("requestReviews", IssueMutations.RequestReviews),
        ("createLabel", IssueMutations.CreateLabel),
        ("addComment", IssueMutations.Comment),
    ];

    public static void AddTo(FieldTable table)
    {
        foreach (var (name, run) in All)
        {
            table.Add<RootSource>("Mutation", name, (_, arguments, scope) =>
            {
                var input = arguments.Object("input");
                var fields = run(input, scope).ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal);
                fields["clientMutationId"] = input.TextOrNone("clientMutationId");
                return new Payload(fields);
            });
            var payload = GitHubSchema.Type("Mutation").Fields![name].Type.Name;
            foreach (var field in GitHubSchema.Type(payload).Fields!.Keys) table.Add<Payload>(payload, field, p => p.Fields.GetValueOrDefault(field));
        }
    }
}
