using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>Merges a pull request, whatever the rules say: a person presses the button, or the rules have been asked before.</summary>
internal sealed class MergePullRequest(SimulatedPullRequest pull, Account by)
{
    private readonly World _world = pull.Repository.World;
    private readonly ObjectStore _store = pull.Repository.Objects;

    /// <summary>The first line of the commit; GitHub's own when null. Rebasing has no use for it.</summary>
    public string? Headline { get; init; }

    /// <summary>The rest of the message; GitHub's own when null.</summary>
    public string? Body { get; init; }

    public void Run(MergeMethod method)
    {
        if (pull.State != PullRequestState.Open) throw new InvalidOperationException($"Pull request #{pull.Number} is not open.");
        var name = RefNames.Branch(pull.BaseBranch);
        var tip = pull.Repository.Refs.Find(name) ?? throw new InvalidOperationException($"{name} is gone.");
        var commit = method switch
        {
            MergeMethod.Merge => Commit(Merge(tip), [tip, pull.HeadOid], by, Message(MergeHeadline, pull.Title)),
            MergeMethod.Squash => Commit(Merge(tip), [tip], pull.AuthorAccount, SquashMessage()),
            MergeMethod.Rebase => Replay(tip),
            _ => throw new ArgumentOutOfRangeException(nameof(method)),
        };
        pull.Merged(tip, commit, by, _world.Now);
        pull.Repository.Branches.Set(name, commit, by);
        if (pull.Repository.Settings.DeletesBranchOnMerge && pull.HeadRepository == pull.Repository)
            pull.Repository.Branches.Set(RefNames.Branch(pull.HeadBranch), null, by);
    }

    private string MergeHeadline => $"Merge pull request #{pull.Number} from {(pull.HeadRepository ?? pull.Repository).Owner.Login}/{pull.HeadBranch}";

    /// <summary>The one commit's own words, or the title over a list of all commits.</summary>
    private string SquashMessage() => pull.Diff.Commits is [var only]
        ? Message($"{only.Headline} (#{pull.Number})", only.Body)
        : Message($"{pull.Title} (#{pull.Number})", string.Join("\n\n", pull.Diff.Commits.Select(c => $"* {c.Message.Trim()}")));

    private string Message(string headline, string body)
    {
        var rest = Body ?? body;
        return rest.Length == 0 ? Headline ?? headline : $"{Headline ?? headline}\n\n{rest}";
    }

    private string Merge(string tip)
    {
        var ancestor = new History(_store).MergeBase(tip, pull.HeadOid) ?? throw Conflict();
        return Merge(ancestor, tip, pull.HeadOid);
    }

    private string Merge(string ancestor, string ours, string theirs) =>
        new TreeMerge(_store).Merge(_store.Commit(ancestor).Tree, _store.Commit(ours).Tree, _store.Commit(theirs).Tree) ?? throw Conflict();

    /// <summary>Commits made again lose their signature.</summary>
    private string Replay(string tip)
    {
        var committer = AccountList.Sign(by, _world.Now);
        foreach (var commit in new History(_store).Reachable(pull.HeadOid, tip).Where(c => c.Parents.Count == 1).Reverse())
            tip = _store.PutCommit(commit with { Tree = Merge(commit.Parents[0], tip, commit.Oid), Parents = [tip], Committer = committer, IsSigned = false });
        return tip;
    }

    private string Commit(string tree, string[] parents, Account author, string message) => _store.PutCommit(
        new GitCommit(tree, parents, AccountList.Sign(author, _world.Now), AccountList.WebFlow(_world.Now), message) { IsSigned = true });

    private InvalidOperationException Conflict() => new($"Pull request #{pull.Number} conflicts with {pull.BaseBranch}.");
}
