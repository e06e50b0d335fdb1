using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>Moves branches, and lets pull requests and push events follow.</summary>
internal sealed class BranchUpdates(SimulatedRepository repository)
{
    private World World => repository.World;

    public string CommitAs(Account person, string branch, string message, Action<CommitEdits> collect, CommitIdentity? identity = null)
    {
        var edits = new CommitEdits();
        collect(edits);
        var parent = repository.Refs.Find(RefNames.Branch(branch)) ?? repository.Refs.Find(RefNames.Branch(repository.DefaultBranch));
        var author = AccountList.Sign(person, World.Now);
        if (identity is not null) author = author with { Name = identity.Name, Email = identity.Email };
        var oid = CommitOn(parent, author, message, edits.TakeEdits());
        Set(RefNames.Branch(branch), oid, person);
        return oid;
    }

    /// <summary>Makes a commit without moving a branch.</summary>
    public string CommitOn(string? parent, GitSignature author, string message, IEnumerable<FileEdit> edits)
    {
        var store = repository.Objects;
        var tree = parent is null ? store.EmptyTree : store.Commit(parent).Tree;
        var changed = new EditedTree(store, tree).Apply(edits);
        return store.PutCommit(new GitCommit(changed, parent is null ? [] : [parent], author, author, message));
    }

    public void Set(string name, string? oid, Account? by = null)
    {
        var before = repository.Refs.Find(name);
        if (before == oid) return;
        if (oid is not null && before is null && (!RefNames.IsValid(name) || repository.Refs.Collides(name)))
            throw new ArgumentException($"{name} cannot be created in {repository.FullName}.", nameof(name));
        repository.Refs.Set(name, oid);
        World.AfterPush(new Push(repository, name, before, oid, by));
    }
}

/// <summary>A reference that moved; no commit stands for "did not exist" or "was deleted".</summary>
internal sealed record Push(SimulatedRepository Repository, string RefName, string? Before, string? After, Account? By);
