using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>Whether a pull request can be merged now, and what stands in the way.</summary>
internal sealed class MergeState(SimulatedPullRequest pull)
{
    private (string Base, string Head, bool Merges, int Request)? _known;

    /// <summary>What readers are told: null while GitHub has not worked it out, or when the pull request is closed.</summary>
    public bool? Mergeable => CanMerge is { } can && !IsBeingWorkedOut ? can : null;

    /// <summary>In the words of GraphQL's <c>MergeStateStatus</c>.</summary>
    public string Status => Mergeable is null ? "UNKNOWN" : TrueStatus;

    /// <summary>Whether it merges without a conflict; null when it is closed.</summary>
    public bool? CanMerge
    {
        get
        {
            if (pull.State != PullRequestState.Open || Tip is not { } tip) return null;
            if (_known is not { } known || known.Base != tip || known.Head != pull.HeadOid)
                _known = known = (tip, pull.HeadOid, Merges(tip), pull.Repository.World.Request);
            return known.Merges;
        }
    }

    /// <summary>The status of an open pull request as it is, known to readers or not.</summary>
    public string TrueStatus
    {
        get
        {
            if (CanMerge != true) return "DIRTY";
            if (pull.IsDraft) return "DRAFT";
            if (Unmet(forApp: false).Count > 0) return "BLOCKED";
            return pull.Repository.Checks.IsUnstable(pull.HeadOid) ? "UNSTABLE" : "CLEAN";
        }
    }

    /// <summary>The request that asks first sets GitHub to work; those after it are told.</summary>
    private bool IsBeingWorkedOut => pull.Repository.World.Options.MergeabilityIsLazy && _known?.Request == pull.Repository.World.Request;

    private string? Tip => pull.Repository.Refs.Find(RefNames.Branch(pull.BaseBranch));

    /// <summary>The rules of the base branch that are not met yet, in GitHub's words.</summary>
    public IReadOnlyList<string> Unmet(bool forApp)
    {
        var missing = new List<string>();
        foreach (var rule in pull.Repository.Rules(RefNames.Branch(pull.BaseBranch))?.All ?? [])
        {
            if (forApp && rule.AppMayBypass) continue;
            if (rule.RequiredApprovals > pull.People.Approvals.Count)
                missing.Add($"At least {rule.RequiredApprovals} approving review is required by reviewers with write access.");
            missing.AddRange(rule.RequiredChecks.Where(c => !pull.Repository.Checks.Passed(pull.HeadOid, c)).Select(c => $"Required status check \"{c}\" is expected."));
        }

        return missing;
    }

    private bool Merges(string tip)
    {
        var store = pull.Repository.Objects;
        var ancestor = new History(store).MergeBase(tip, pull.HeadOid);
        return ancestor is not null
            && new TreeMerge(store).Merge(store.Commit(ancestor).Tree, store.Commit(tip).Tree, store.Commit(pull.HeadOid).Tree) is not null;
    }
}
