using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

internal static class MergeMutations
{
    public static (string Field, object? Value)[] Merge(InputValues input, FieldScope scope)
    {
        var pull = scope.PullRequest(input.Text("pullRequestId"));
        var wish = Wish(input, scope);
        MergeRules.Merge(pull, wish.Method, input.TextOrNone("expectedHeadOid"), wish, scope.Token);
        return [("pullRequest", pull), ("actor", scope.World.AppBot)];
    }

    public static (string Field, object? Value)[] EnableAutoMerge(InputValues input, FieldScope scope)
    {
        var pull = PullRequestMutations.Find(input.Text("pullRequestId"), scope);
        MergeRules.EnableAutoMerge(pull, input.TextOrNone("expectedHeadOid"), Wish(input, scope));
        return [("pullRequest", pull), ("actor", scope.World.AppBot)];
    }

    public static (string Field, object? Value)[] DisableAutoMerge(InputValues input, FieldScope scope)
    {
        var pull = PullRequestMutations.Find(input.Text("pullRequestId"), scope);
        pull.AutoMerge = null;
        return [("pullRequest", pull), ("actor", scope.World.AppBot)];
    }

    private static AutoMerge Wish(InputValues input, FieldScope scope) =>
        new(scope.World.AppBot, Enum.Parse<MergeMethod>(input.TextOrNone("mergeMethod") ?? "MERGE", ignoreCase: true), scope.World.Now)
        {
            Headline = input.TextOrNone("commitHeadline"),
            Body = input.TextOrNone("commitBody"),
        };
}
