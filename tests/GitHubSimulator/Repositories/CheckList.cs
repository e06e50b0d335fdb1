using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>What a status check says about a commit.</summary>
public enum CheckState
{
    /// <summary>It has not finished.</summary>
    Pending,

    /// <summary>It passed.</summary>
    Success,

    /// <summary>It failed.</summary>
    Failure,
}

/// <summary>Status checks of commits, and which of them a branch requires.</summary>
public sealed class CheckList
{
    private readonly SimulatedRepository _repository;
    private readonly Dictionary<(string Commit, string Name), CheckState> _states = [];

    internal CheckList(SimulatedRepository repository) => _repository = repository;

    /// <summary>Requires checks on a branch by a ruleset: without their success nothing is merged, and nobody commits to the branch directly.</summary>
    public void Require(string branch, params string[] names) => _repository.World.Locked(() =>
        _repository.Protections.Add(new BranchProtection(branch) { RequiresPullRequest = false, RequiredApprovals = 0, RequiredChecks = names }));

    /// <summary>A check reports on a commit, or on the tip of a branch. Pull requests that only waited for it merge, if they are set to.</summary>
    public void Set(string branchOrCommit, string name, CheckState state) => _repository.World.Locked(() =>
    {
        _states[(_repository.Resolve(branchOrCommit).Oid, name)] = state;
        AutoMerge.Run(_repository);
    });

    internal bool Passed(string commit, string name) => _states.TryGetValue((commit, name), out var state) && state == CheckState.Success;

    /// <summary>Whether a check of the commit, required or not, has failed or not finished.</summary>
    internal bool IsUnstable(string commit) => _states.Any(s => s.Key.Commit == commit && s.Value != CheckState.Success);
}
