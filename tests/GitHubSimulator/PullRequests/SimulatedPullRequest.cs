using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>A pull request as it stands now.</summary>
public sealed class SimulatedPullRequest
{
    private (string From, string To, IReadOnlyList<FileChange> Files)? _files;

    internal SimulatedPullRequest(SimulatedRepository repository, int number, Account author, SimulatedRepository headRepository, string headBranch, string baseBranch)
    {
        (Repository, Number, AuthorAccount, HeadRepository, HeadBranch, BaseBranch) = (repository, number, author, headRepository, headBranch, baseBranch);
        Id = repository.World.NextId();
        CreatedAt = UpdatedAt = repository.World.Now;
        LastHead = headRepository.Refs.Find(RefNames.Branch(headBranch))!;
        BaseOid = repository.Refs.Find(RefNames.Branch(baseBranch))!;
    }

    /// <summary>The repository it was opened in.</summary>
    public SimulatedRepository Repository { get; }

    /// <summary>Its number in that repository.</summary>
    public int Number { get; }

    /// <summary>Title.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>Description.</summary>
    public string Body { get; internal set; } = "";

    /// <summary>Open, closed or merged.</summary>
    public PullRequestState State { get; private set; }

    /// <summary>Whether it was opened as a draft.</summary>
    public bool IsDraft { get; internal init; }

    /// <summary>Who opened it.</summary>
    public string Author => AuthorAccount.Login;

    /// <summary>Who merged it.</summary>
    public string? MergedBy => MergedByAccount?.Login;

    /// <summary>The branch the changes come from.</summary>
    public string HeadBranch { get; }

    /// <summary>The repository the changes come from; null once that fork is deleted.</summary>
    public SimulatedRepository? HeadRepository { get; internal set; }

    /// <summary>The tip of the head branch, or what it was when the pull request closed.</summary>
    public string HeadOid => LastHead;

    /// <summary>The branch the changes go to.</summary>
    public string BaseBranch { get; internal set; }

    /// <summary>The base branch's tip when the pull request was opened or, later, just before the merge.</summary>
    public string BaseOid { get; private set; }

    /// <summary>The commit the merge left on the base branch.</summary>
    public string? MergeCommit { get; private set; }

    /// <summary>Comments, oldest first.</summary>
    public IReadOnlyList<PullRequestComment> Comments => Repository.World.Locked(() => (IReadOnlyList<PullRequestComment>)[.. CommentList]);

    /// <summary>Label names.</summary>
    public IReadOnlyList<string> Labels { get; internal init; } = [];

    /// <summary>The web address.</summary>
    public string Url => $"{Repository.World.Url}/{Repository.FullName}/pull/{Number}";

    internal Account AuthorAccount { get; }

    internal Account? MergedByAccount { get; private set; }

    internal List<PullRequestComment> CommentList { get; } = [];

    internal string LastHead { get; set; }

    internal DateTimeOffset CreatedAt { get; }

    internal DateTimeOffset UpdatedAt { get; set; }

    internal DateTimeOffset? ClosedAt { get; private set; }

    internal string NodeId => Repositories.NodeId.Of(Repositories.NodeId.PullRequestKind, Repository.Id, Number);

    internal int Id { get; }

    internal string MergeBase
    {
        get
        {
            var tip = State == PullRequestState.Open ? Repository.Refs.Find(RefNames.Branch(BaseBranch)) ?? BaseOid : BaseOid;
            return new History(Repository.Objects).MergeBase(tip, LastHead) ?? BaseOid;
        }
    }

    /// <summary>What the pull request changes, with renames found.</summary>
    internal IReadOnlyList<FileChange> Files
    {
        get
        {
            var (from, to) = (MergeBase, LastHead);
            if (_files is { } known && known.From == from && known.To == to) return known.Files;
            var store = Repository.Objects;
            var files = new RenameDetection(store).Apply(TreeDiff.Between(store, store.Commit(from).Tree, store.Commit(to).Tree));
            _files = (from, to, files);
            return files;
        }
    }

    internal void Merged(string baseBefore, string commit, Account by, DateTimeOffset now)
    {
        (State, BaseOid, MergeCommit, MergedByAccount) = (PullRequestState.Merged, baseBefore, commit, by);
        ClosedAt = UpdatedAt = now;
    }

    internal void Close(DateTimeOffset now)
    {
        State = PullRequestState.Closed;
        ClosedAt = UpdatedAt = now;
    }

    internal void Reopen(DateTimeOffset now)
    {
        State = PullRequestState.Open;
        ClosedAt = null;
        UpdatedAt = now;
    }
}
