using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>A person presses the merge button.</summary>
internal sealed class MergePullRequest(SimulatedPullRequest pull, Account by)
{
    private readonly World _world = pull.Repository.World;
    private readonly ObjectStore _store = pull.Repository.Objects;

    public void Run(MergeMethod method)
    {
        if (pull.State != PullRequestState.Open) throw new InvalidOperationException($"Pull request #{pull.Number} is not open.");
        var name = RefNames.Branch(pull.BaseBranch);
        var tip = pull.Repository.Refs.Find(name) ?? throw new InvalidOperationException($"{name} is gone.");
        var commit = method switch
        {
            MergeMethod.Merge => Commit(Merge(tip), [tip, pull.HeadOid], by, MergeMessage()),
            MergeMethod.Squash => Commit(Merge(tip), [tip], pull.AuthorAccount, $"{pull.Title} (#{pull.Number})"),
            MergeMethod.Rebase => Replay(tip),
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };
        pull.Merged(tip, commit, by, _world.Now);
        pull.Repository.Branches.Set(name, commit, by);
    }

    private string Merge(string tip)
    {
        var ancestor = new History(_store).MergeBase(tip, pull.HeadOid) ?? throw Conflict();
        return Merge(ancestor, tip, pull.HeadOid);
    }

    private string Merge(string ancestor, string ours, string theirs) =>
        new TreeMerge(_store).Merge(_store.Commit(ancestor).Tree, _store.Commit(ours).Tree, _store.Commit(theirs).Tree) ?? throw Conflict();

    private string Replay(string tip)
    {
        var committer = AccountList.Sign(by, _world.Now);
        foreach (var commit in new History(_store).Reachable(pull.HeadOid, tip).Where(c => c.Parents.Count == 1).Reverse())
            tip = _store.PutCommit(commit with { Tree = Merge(commit.Parents[0], tip, commit.Oid), Parents = [tip], Committer = committer });
        return tip;
    }

    private string Commit(string tree, string[] parents, Account author, string message) => _store.PutCommit(
        new GitCommit(tree, parents, AccountList.Sign(author, _world.Now), AccountList.WebFlow(_world.Now), message));

    private string MergeMessage() =>
        $"Merge pull request #{pull.Number} from {(pull.HeadRepository ?? pull.Repository).Owner.Login}/{pull.HeadBranch}\n\n{pull.Title}";

    private InvalidOperationException Conflict() => new($"Pull request #{pull.Number} conflicts with {pull.BaseBranch}.");
}
