using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.GitHubSimulator.Repositories;

internal sealed class RepositoryList(World world)
{
    private readonly Dictionary<string, SimulatedRepository> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SimulatedRepository> _redirects = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, SimulatedRepository> _byId = [];
    private int _nextId = 1_296_268;

    public IEnumerable<SimulatedRepository> All => _byId.Values;

    public SimulatedRepository? Find(string fullName) => _byName.GetValueOrDefault(fullName);

    public SimulatedRepository? Find(int id) => _byId.GetValueOrDefault(id);

    /// <summary>The repository that had this name before it was renamed.</summary>
    public SimulatedRepository? FindRedirect(string fullName) => _redirects.GetValueOrDefault(fullName);

    public SimulatedRepository Create(string fullName, RepositoryBuilder builder)
    {
        var repository = Add(fullName, builder.FixedId, new ObjectStore(world.NextObject), builder.DefaultBranchName, null);
        var author = AccountList.Sign(world.Accounts.Person("octocat"), world.Now);
        var edits = builder.TakeEdits();
        if (edits.Count == 0 && builder.Branches.Count == 0) return repository;
        var first = repository.Branches.CommitOn(null, author, "Initial commit", edits);
        repository.Refs.Set(RefNames.Branch(builder.DefaultBranchName), first);
        foreach (var (name, collect) in builder.Branches)
        {
            var changes = new CommitEdits();
            collect(changes);
            var head = changes.Edits.Count == 0 ? first : repository.Branches.CommitOn(first, author, $"Start {name}", changes.TakeEdits());
            repository.Branches.Set(RefNames.Branch(name), head);
        }

        foreach (var branch in builder.ProtectedBranches) repository.Protect(branch);
        return repository;
    }

    /// <summary>A fork shares its parent's objects, as on GitHub.</summary>
    public SimulatedRepository Fork(SimulatedRepository parent, string owner)
    {
        var fork = Add($"{owner}/{parent.Name}", null, parent.Objects, parent.DefaultBranch, parent);
        foreach (var (name, oid) in parent.Refs.All) fork.Refs.Set(name, oid);
        return fork;
    }

    public void Move(SimulatedRepository repository, Account owner, string name)
    {
        if (_byName.TryGetValue($"{owner.Login}/{name}", out var other) && other != repository)
            throw new ArgumentException($"{other.FullName} exists already.", nameof(name));
        _byName.Remove(repository.FullName);
        _redirects[repository.FullName] = repository;
        (repository.Owner, repository.Name) = (owner, name);
        _redirects.Remove(repository.FullName);
        _byName[repository.FullName] = repository;
    }

    public void Delete(SimulatedRepository repository)
    {
        _byName.Remove(repository.FullName);
        _byId.Remove(repository.Id);
        foreach (var old in _redirects.Where(r => r.Value == repository).Select(r => r.Key).ToList()) _redirects.Remove(old);
    }

    private SimulatedRepository Add(string fullName, int? id, ObjectStore objects, string defaultBranch, SimulatedRepository? parent)
    {
        if (fullName.Split('/') is not [{ Length: > 0 } owner, { Length: > 0 } name])
            throw new ArgumentException($"'{fullName}' is not owner/name.", nameof(fullName));
        if (_byName.ContainsKey(fullName)) throw new ArgumentException($"{fullName} exists already.", nameof(fullName));
        var account = parent is null ? world.Accounts.Organization(owner) : world.Accounts.Person(owner);
        var repository = new SimulatedRepository(world, account, name, id ?? ++_nextId, objects, defaultBranch) { Parent = parent };
        _redirects.Remove(fullName);
        _byName[fullName] = repository;
        _byId[repository.Id] = repository;
        return repository;
    }
}
