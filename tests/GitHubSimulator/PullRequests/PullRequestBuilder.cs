using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>A pull request a person opens: what it changes, from where to where.</summary>
public sealed class PullRequestBuilder : FileEdits<PullRequestBuilder>
{
    internal string? TitleText { get; private set; }

    internal string BodyText { get; private set; } = "";

    internal string Author { get; private set; } = "alice";

    internal string MergedByLogin { get; private set; } = "bob";

    internal string? BaseBranch { get; private set; }

    internal string? HeadBranch { get; private set; }

    internal string? StartCommit { get; private set; }

    internal string? ForkOwner { get; private set; }

    internal bool DeletesFork { get; private set; }

    internal bool IsDraft { get; private set; }

    internal MergeMethod Method { get; private set; }

    internal int? ChangedFileCountToTell { get; private set; }

    internal List<string> LabelNames { get; } = [];

    internal List<(string Message, List<FileEdit> Edits)> Finished { get; } = [];

    /// <summary>Title; also the message of the last commit.</summary>
    public PullRequestBuilder Title(string title) => With(() => TitleText = title);

    /// <summary>Description.</summary>
    public PullRequestBuilder Body(string body) => With(() => BodyText = body);

    /// <summary>Who opens it; <c>alice</c> by default.</summary>
    public PullRequestBuilder By(string login) => With(() => Author = login);

    /// <summary>Who merges or closes it; <c>bob</c> by default.</summary>
    public PullRequestBuilder MergedBy(string login) => With(() => MergedByLogin = login);

    /// <summary>The base branch; the default branch unless said otherwise.</summary>
    public PullRequestBuilder Into(string branch) => With(() => BaseBranch = branch);

    /// <summary>The head branch, used as it is when it exists already.</summary>
    public PullRequestBuilder From(string branch) => With(() => HeadBranch = branch);

    /// <summary>The commit a new head branch starts at; the base branch's tip unless said otherwise.</summary>
    public PullRequestBuilder StartingAt(string commit) => With(() => StartCommit = commit);

    /// <summary>Opens it from a fork, which may be deleted before the merge.</summary>
    public PullRequestBuilder FromFork(string owner, bool deleted = false) => With(() => (ForkOwner, DeletesFork) = (owner, deleted));

    /// <summary>Opens it as a draft.</summary>
    public PullRequestBuilder Draft() => With(() => IsDraft = true);

    /// <summary>Adds a label.</summary>
    public PullRequestBuilder Label(string name) => With(() => LabelNames.Add(name));

    /// <summary>Lets <c>changed_files</c> say another number than there are.</summary>
    public PullRequestBuilder TellingChangedFiles(int count) => With(() => ChangedFileCountToTell = count);

    /// <summary>Merges by one squashed commit.</summary>
    public PullRequestBuilder Squash() => With(() => Method = MergeMethod.Squash);

    /// <summary>Merges by replaying the commits.</summary>
    public PullRequestBuilder Rebase() => With(() => Method = MergeMethod.Rebase);

    /// <summary>Ends a commit: what was said so far goes in, what follows is another commit.</summary>
    public PullRequestBuilder Commit(string message) => With(() => Finished.Add((message, TakeEdits())));

    private PullRequestBuilder With(Action set)
    {
        set();
        return this;
    }
}
