using System.Text;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>A repository: its state to assert on, and what people do to it directly.</summary>
public sealed class SimulatedRepository
{
    internal SimulatedRepository(World world, Account owner, string name, int id, ObjectStore objects, string defaultBranch)
    {
        (World, Owner, Name, Id, Objects, DefaultBranch) = (world, owner, name, id, objects, defaultBranch);
        (Branches, Pulls, CreatedAt) = (new BranchUpdates(this), new PullRequestList(this), world.Now);
        (Checks, LabelList) = (new CheckList(this), new LabelList(this));
    }

    /// <summary>The number webhooks and answers carry; it survives renames.</summary>
    public int Id { get; }

    /// <summary>Name without owner.</summary>
    public string Name { get; internal set; }

    /// <summary><c>owner/name</c>.</summary>
    public string FullName => $"{Owner.Login}/{Name}";

    /// <summary>The branch pull requests go to by default.</summary>
    public string DefaultBranch { get; set; }

    /// <summary>Archived repositories refuse every write.</summary>
    public bool IsArchived { get; set; }

    /// <summary>Disabled by GitHub's staff.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Locked, for instance while it moves.</summary>
    public bool IsLocked { get; set; }

    /// <summary>Why it is locked, in GraphQL's words.</summary>
    public string LockReason { get; set; } = "MIGRATING";

    /// <summary>Whether pull requests may be set to merge by themselves.</summary>
    public bool AutoMergeAllowed { get; set; }

    /// <summary>Which ways of merging are allowed.</summary>
    public RepositorySettings Settings { get; } = new();

    /// <summary>Status checks of its commits, and those its branches require.</summary>
    public CheckList Checks { get; }

    /// <summary>Names of the labels it has.</summary>
    public IReadOnlyList<string> Labels => World.Locked(() => (IReadOnlyList<string>)[.. LabelList.All.Select(l => l.Name)]);

    /// <summary>True until the first branch exists.</summary>
    public bool IsEmpty => World.Locked(() => Refs.All.Count == 0);

    /// <summary>All pull requests, oldest first.</summary>
    public IReadOnlyList<SimulatedPullRequest> PullRequests => World.Locked(() => (IReadOnlyList<SimulatedPullRequest>)[.. Pulls.All]);

    /// <summary>Branch names, in order.</summary>
    public IReadOnlyList<string> BranchNames => World.Locked(() => (IReadOnlyList<string>)[.. Refs.All.Keys.Select(RefNames.Short)]);

    internal World World { get; }

    internal Account Owner { get; set; }

    internal ObjectStore Objects { get; }

    internal DateTimeOffset CreatedAt { get; }

    internal RefTable Refs { get; } = new();

    internal BranchUpdates Branches { get; }

    internal PullRequestList Pulls { get; }

    internal SimulatedRepository? Parent { get; init; }

    internal string NodeId => Repositories.NodeId.Of(Repositories.NodeId.RepositoryKind, Id);

    internal List<BranchProtection> Protections { get; } = [];

    internal LabelList LabelList { get; }

    internal RepositoryAccess Access { get; } = new();

    /// <summary>The commit a branch points to; null when there is no such branch.</summary>
    public string? Head(string branch) => World.Locked(() => Refs.Find(RefNames.Branch(branch)));

    /// <summary>Every file of a branch or commit, by path.</summary>
    public IReadOnlyDictionary<string, RepositoryFile> Tree(string branchOrCommit) => World.Locked(() =>
        (IReadOnlyDictionary<string, RepositoryFile>)new SortedDictionary<string, RepositoryFile>(
            Objects.Files(Resolve(branchOrCommit).Tree).ToDictionary(f => f.Path, f => Read(f.Entry)), StringComparer.Ordinal));

    /// <summary>The bytes of a file; null when it does not exist.</summary>
    public byte[]? Bytes(string branchOrCommit, string path) => World.Locked(() =>
        Objects.Find(Resolve(branchOrCommit).Tree, path) is { IsDirectory: false } found ? Read(found.Entry).Bytes.ToArray() : null);

    /// <summary>A file as UTF-8 text; null when it does not exist.</summary>
    public string? Text(string branchOrCommit, string path) => Bytes(branchOrCommit, path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>The history of a branch or commit, newest first.</summary>
    public IReadOnlyList<GitCommit> Commits(string branchOrCommit) => World.Locked(() =>
        (IReadOnlyList<GitCommit>)[.. new History(Objects).Reachable(Resolve(branchOrCommit).Oid)]);

    /// <summary>The place of a commit in the order of all that were made: a later one, of whatever repository, has a larger number.</summary>
    public int OrderOf(string commit) => World.Locked(() => Objects.NumberOf(Resolve(commit).Oid));

    /// <summary>Commits straight to a branch as a person, creating the branch from the default one when it does not exist; no rule stops it.</summary>
    /// <returns>The new commit's id.</returns>
    public string Commit(string branch, string message, Action<CommitEdits> edits, string by = "octocat", CommitIdentity? identity = null) =>
        World.Locked(() => Branches.CommitAs(World.Accounts.Person(by), branch, message, edits, identity));

    /// <summary>Creates or moves a branch, whatever it pointed to before.</summary>
    public void SetBranch(string branch, string commit) => World.Locked(() => Branches.Set(RefNames.Branch(branch), Resolve(commit).Oid));

    /// <summary>Deletes a branch; open pull requests from it are closed.</summary>
    public void DeleteBranch(string branch) => World.Locked(() => Branches.Set(RefNames.Branch(branch), null));

    /// <summary>Requires pull requests on a branch, by a ruleset.</summary>
    public void Protect(string branch, bool appMayBypass = false) => Protect(new BranchProtection(branch) { AppMayBypass = appMayBypass });

    /// <summary>Adds a ruleset.</summary>
    public void Protect(BranchProtection ruleset) => World.Locked(() => Protections.Add(ruleset));

    /// <summary>Removes the rulesets of a branch, or those with such a pattern.</summary>
    public void Unprotect(string branch) => World.Locked(() => Protections.RemoveAll(p => p.Branch == branch));

    /// <summary>Makes labels.</summary>
    public void CreateLabels(params string[] names) => World.Locked(() => Array.ForEach(names, n => LabelList.Ensure(n)));

    /// <summary>Lets only these people and teams of its organization be asked for reviews; until then everybody may.</summary>
    public void LimitAccess(string[] users, string[]? teams = null) => World.Locked(() => Access.LimitTo(users, teams ?? []));

    /// <summary>Gives the repository another name; the old one redirects.</summary>
    public void Rename(string newName) => World.Locked(() => World.Repositories.Move(this, Owner, newName));

    /// <summary>Hands the repository to another organization; the old name redirects, and another installation is responsible.</summary>
    public void Transfer(string newOwner) => World.Locked(() => World.Repositories.Move(this, World.Accounts.Organization(newOwner), Name));

    /// <summary>Deletes the repository. Another may be created under its name, with another id.</summary>
    public void Delete() => World.Locked(() => World.Repositories.Delete(this));

    /// <summary>Writes the repository to a new bare repository that the real git can read.</summary>
    public void Export(string directory) => World.Locked(() => BareRepositoryWriter.Write(directory, Objects, Refs.All, DefaultBranch));

    internal BranchRules? Rules(string refName) =>
        Protections.Where(p => p.Covers(refName)).ToList() is { Count: > 0 } found ? new BranchRules(found) : null;

    internal GitCommit Resolve(string branchOrCommit) =>
        Objects.Commit(Refs.Find(RefNames.Branch(branchOrCommit)) ?? Refs.Find(branchOrCommit)
            ?? (Objects.IsCommit(branchOrCommit) ? branchOrCommit : throw new ArgumentException($"{FullName} has no branch or commit '{branchOrCommit}'.", nameof(branchOrCommit))));

    private RepositoryFile Read(FileEntry entry) =>
        new(entry.Mode, entry.Oid, entry.Mode == GitMode.Submodule ? ReadOnlyMemory<byte>.Empty : Objects.Blob(entry.Oid));
}
