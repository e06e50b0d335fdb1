using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>A pull request as it stands now.</summary>
public sealed class SimulatedPullRequest
{
    internal SimulatedPullRequest(SimulatedRepository repository, int number, Account author, SimulatedRepository headRepository, string headBranch, string baseBranch)
    {
        (Repository, Number, AuthorAccount, HeadRepository, HeadBranch, BaseBranch) = (repository, number, author, headRepository, headBranch, baseBranch);
        (Diff, People, MergeState) = (new PullRequestDiff(this), new PullRequestPeople(this), new MergeState(this));
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

    /// <summary>Whether it is a draft.</summary>
    public bool IsDraft { get; internal set; }

    /// <summary>Who opened it.</summary>
    public string Author => AuthorAccount.Login;

    /// <summary>Who merged it.</summary>
    public string? MergedBy => MergedByAccount?.Login;

    /// <summary>Who closed it, by a merge or without; null when it is open, or closed with a branch nobody is known to have deleted.</summary>
    public string? ClosedBy => ClosedByAccount?.Login;

    /// <summary>Whether it will merge by itself once it can.</summary>
    public bool IsAutoMergeEnabled => AutoMerge is not null;

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

    /// <summary>What <c>changed_files</c> says; the true number unless a test sets another.</summary>
    public int ChangedFileCount
    {
        get => _changedFileCount ?? Repository.World.Locked(() => Diff.Files.Count);
        set => _changedFileCount = value;
    }

    /// <summary>Comments, oldest first.</summary>
    public IReadOnlyList<PullRequestComment> Comments => Names(() => CommentList);

    /// <summary>Label names.</summary>
    public IReadOnlyList<string> Labels => Names(() => People.Labels.Select(l => l.Name));

    /// <summary>Logins of those it is assigned to.</summary>
    public IReadOnlyList<string> Assignees => Names(() => People.Assignees.Select(a => a.Login));

    /// <summary>Logins of those asked for a review.</summary>
    public IReadOnlyList<string> Reviewers => Names(() => People.Reviewers.Select(a => a.Login));

    /// <summary>Slugs of the teams asked for a review.</summary>
    public IReadOnlyList<string> TeamReviewers => Names(() => People.Teams.Select(t => t.Slug));

    /// <summary>The web address.</summary>
    public string Url => $"{Repository.World.Url}/{Repository.FullName}/pull/{Number}";

    internal Account AuthorAccount { get; }

    internal Account? MergedByAccount { get; private set; }

    internal Account? ClosedByAccount { get; private set; }

    /// <summary>Every time it was closed, a merge included; reopening does not forget them.</summary>
    internal List<(Account? By, DateTimeOffset At)> Closings { get; } = [];

    /// <summary>Where copied files came from, by their path.</summary>
    internal IReadOnlyDictionary<string, string> Copies { get; set; } = new Dictionary<string, string>();

    internal PullRequestDiff Diff { get; }

    internal PullRequestPeople People { get; }

    internal MergeState MergeState { get; }

    internal AutoMerge? AutoMerge { get; set; }

    internal List<PullRequestComment> CommentList { get; } = [];

    internal string LastHead { get; set; }

    internal DateTimeOffset CreatedAt { get; }

    internal DateTimeOffset UpdatedAt { get; set; }

    internal DateTimeOffset? ClosedAt { get; private set; }

    internal string NodeId => Repositories.NodeId.Of(Repositories.NodeId.PullRequestKind, Repository.Id, Number);

    internal int Id { get; }

    private int? _changedFileCount;

    /// <summary>A person approves it. What only waited for that merges, if it is set to.</summary>
    public void Approve(string by = "bob") => Repository.World.Locked(() =>
    {
        People.Approvals.Add(by);
        People.Reviewers.Remove(Repository.World.Accounts.Person(by));
        PullRequests.AutoMerge.Run(Repository);
    });

    /// <summary>A person takes labels off it.</summary>
    public void RemoveLabels(params string[] names) => Repository.World.Locked(() => People.Labels.RemoveAll(l => names.Contains(l.Name, StringComparer.OrdinalIgnoreCase)));

    internal void Merged(string baseBefore, string commit, Account by, DateTimeOffset now)
    {
        (State, BaseOid, MergeCommit, MergedByAccount) = (PullRequestState.Merged, baseBefore, commit, by);
        (AutoMerge, ClosedByAccount) = (null, by);
        ClosedAt = UpdatedAt = now;
        Closings.Add((by, now));
    }

    internal void Close(DateTimeOffset now, Account? by)
    {
        State = PullRequestState.Closed;
        (AutoMerge, ClosedByAccount) = (null, by);
        ClosedAt = UpdatedAt = now;
        Closings.Add((by, now));
    }

    internal void Reopen(DateTimeOffset now)
    {
        (State, ClosedAt, ClosedByAccount) = (PullRequestState.Open, null, null);
        UpdatedAt = now;
    }

    private IReadOnlyList<T> Names<T>(Func<IEnumerable<T>> read) => Repository.World.Locked(() => (IReadOnlyList<T>)[.. read()]);
}
