using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Rules;

/// <summary>What stops the App from writing, the same for REST and GraphQL.</summary>
internal static class WriteRules
{
    private const string Workflows = ".github/workflows";

    public static void RequireWritable(this InstallationToken token, SimulatedRepository repository, string permission = "contents")
    {
        token.Require(permission, write: true);
        RequireUnlocked(repository);
    }

    /// <summary>Labels and comments: a pull request is an issue too, so either permission will do.</summary>
    public static void RequireWritableIssue(this InstallationToken token, SimulatedRepository repository)
    {
        token.RequireAny("issues", "pull_requests", write: true);
        RequireUnlocked(repository);
    }

    public static void RequireWorkflowPermission(this InstallationToken token, IEnumerable<string> paths)
    {
        if (paths.Any(p => p == Workflows || p.StartsWith(Workflows + "/", StringComparison.Ordinal))) token.Require("workflows", write: true);
    }

    /// <summary>A commit may bring only workflows that stand on a branch already, unless the App may write workflows.</summary>
    public static void RequireWorkflowPermission(this InstallationToken token, SimulatedRepository repository, string commit)
    {
        var store = repository.Objects;
        string? Of(string oid) => store.IsCommit(oid) ? store.Find(store.Commit(oid).Tree, Workflows)?.Oid : null;
        var brought = Of(commit);
        if (brought is not null && repository.Refs.All.Values.All(o => Of(o) != brought)) token.Require("workflows", write: true);
    }

    public static void RequireNewRef(SimulatedRepository repository, string name, string oid)
    {
        if (!RefNames.IsValid(name)) throw GitHubError.Unprocessable($"{name} is not a valid ref name.");
        RequireCommit(repository, name, oid);
        if (repository.Refs.Collides(name)) throw GitHubError.Unprocessable("Reference update failed");
        if (repository.Rules(name)?.All.Any(r => r.RestrictsCreation && !r.AppMayBypass) == true)
            throw Violation(["Cannot create ref due to creations being restricted."]);
    }

    public static void RequireCommit(SimulatedRepository repository, string name, string oid)
    {
        if (repository.Objects.KindOf(oid) is not { } kind) throw GitHubError.Unprocessable("Object does not exist");
        if (kind != "commit" && name.StartsWith("refs/heads/", StringComparison.Ordinal)) throw GitHubError.Unprocessable("Object is not a commit");
    }

    /// <summary>The rulesets let the App move the branch to this commit.</summary>
    /// <param name="repository">Where the branch is.</param>
    /// <param name="refName">The branch's full name.</param>
    /// <param name="commit">The commit it is to point to; null for one that is only made if nothing stands in the way.</param>
    public static void RequirePush(SimulatedRepository repository, string refName, string? commit)
    {
        var broken = new List<string>();
        foreach (var rule in repository.Rules(refName)?.All ?? [])
        {
            if (rule.AppMayBypass) continue;
            if (rule.RequiresPullRequest) broken.Add("Changes must be made through a pull request.");
            broken.AddRange(rule.RequiredChecks.Where(c => commit is null || !repository.Checks.Passed(commit, c)).Select(c => $"Required status check \"{c}\" is expected."));
        }

        if (broken.Count > 0) throw Violation(broken);
    }

    public static void RequireDeletion(SimulatedRepository repository, string refName)
    {
        if (refName == RefNames.Branch(repository.DefaultBranch)) throw GitHubError.Unprocessable("Cannot delete the default branch");
        if (repository.Rules(refName)?.All.Any(r => !r.AppMayBypass) == true) throw Violation(["Cannot delete this branch"]);
    }

    public static GitHubError Violation(IEnumerable<string> broken, int status = 422) =>
        new(status, $"Repository rule violations found\n\n{string.Concat(broken.Select(b => b + "\n"))}\n", "UNPROCESSABLE");

    private static void RequireUnlocked(SimulatedRepository repository)
    {
        if (repository.IsArchived) throw GitHubError.ReadOnly("Repository was archived so is read-only.");
        if (repository.IsDisabled || repository.IsLocked) throw GitHubError.ReadOnly("Repository access blocked");
    }
}
