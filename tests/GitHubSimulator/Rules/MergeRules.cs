using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.GitHubSimulator.Rules;

/// <summary>The App merges a pull request, or asks for it to be merged once it can; with GitHub's refusals.</summary>
internal static class MergeRules
{
    public static void Merge(SimulatedPullRequest pull, MergeMethod method, string? expectedHead, AutoMerge wish, InstallationToken token)
    {
        token.RequireWritable(pull.Repository);
        RequireAllowed(pull, method);
        if (pull.State != PullRequestState.Open) throw GitHubError.NotMergeable("Pull Request is not mergeable");
        if (pull.IsDraft) throw GitHubError.NotMergeable("Pull Request is still a draft");
        RequireHead(pull, expectedHead, "Head branch was modified. Review and try the merge again.");
        if (pull.MergeState.Unmet(forApp: true) is { Count: > 0 } unmet) throw WriteRules.Violation(unmet, 405);
        if (pull.MergeState.CanMerge != true) throw GitHubError.NotMergeable("Pull Request is not mergeable");
        token.RequireWorkflowPermission(pull.Diff.Files.Select(f => f.Path));
        Run(pull, method, wish);
    }

    public static void EnableAutoMerge(SimulatedPullRequest pull, string? expectedHead, AutoMerge wish)
    {
        if (!pull.Repository.AutoMergeAllowed) throw GitHubError.Unprocessable("Pull request Auto merge is not allowed for this repository");
        RequireAllowed(pull, wish.Method);
        if (pull.State != PullRequestState.Open) throw GitHubError.Unprocessable("Pull request is closed");
        RequireHead(pull, expectedHead, "Head branch was modified. Review and try again.");
        if (pull.MergeState.TrueStatus is "CLEAN" or "UNSTABLE") throw GitHubError.Unprocessable($"Pull request Pull request is in {pull.MergeState.TrueStatus.ToLowerInvariant()} status");
        pull.AutoMerge = wish;
        pull.UpdatedAt = wish.EnabledAt;
    }

    private static void Run(SimulatedPullRequest pull, MergeMethod method, AutoMerge wish)
    {
        try
        {
            new MergePullRequest(pull, wish.By) { Headline = wish.Headline, Body = wish.Body }.Run(method);
        }
        catch (InvalidOperationException) when (method == MergeMethod.Rebase)
        {
            // The whole merges without a conflict, but not every commit by itself.
            throw GitHubError.NotMergeable("This branch can't be rebased");
        }

        pull.Repository.World.Closed(pull, wish.By);
    }

    private static void RequireAllowed(SimulatedPullRequest pull, MergeMethod method)
    {
        if (pull.Repository.Settings.Allows(method)) return;
        var name = method == MergeMethod.Merge ? "Merge commits are" : $"{method} merges are";
        throw GitHubError.NotMergeable($"{name} not allowed on this repository.");
    }

    private static void RequireHead(SimulatedPullRequest pull, string? expected, string otherwise)
    {
        if (expected is not null && !expected.Equals(pull.HeadOid, StringComparison.OrdinalIgnoreCase)) throw GitHubError.NotMergeable(otherwise, 409);
    }
}
