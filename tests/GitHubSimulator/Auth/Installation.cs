using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Auth;

/// <summary>The App installed on one account.</summary>
public sealed class Installation
{
    private readonly World _world;
    private HashSet<int>? _selected;

    internal Installation(World world, int id, Account account)
    {
        (_world, Id, Account, CreatedAt) = (world, id, account, world.Now);
    }

    /// <summary>The number webhooks carry and tokens are asked for.</summary>
    public int Id { get; }

    /// <summary>The account it is installed on.</summary>
    public string AccountLogin => Account.Login;

    /// <summary>A suspended installation answers 403 to everything.</summary>
    public bool IsSuspended { get; set; }

    /// <summary>The limits it is held to.</summary>
    public InstallationLimits Limits { get; } = new();

    internal Account Account { get; }

    internal DateTimeOffset CreatedAt { get; }

    internal bool IsSelective => _selected is not null;

    internal Dictionary<string, string> Permissions { get; } = new(StringComparer.Ordinal)
    {
        ["contents"] = "write",
        ["metadata"] = "read",
        ["pull_requests"] = "write",
    };

    /// <summary>Grants a permission, <c>read</c> or <c>write</c>; contents and pull_requests are written by default.</summary>
    public Installation Grant(string permission, string level) => Change(() => Permissions[permission] = level);

    /// <summary>Takes a permission away.</summary>
    public Installation Revoke(string permission) => Change(() => Permissions.Remove(permission));

    /// <summary>Lets the App reach only these repositories (<c>owner/name</c>) of the account.</summary>
    public Installation Select(params string[] repositories) => Change(() => _selected =
        [.. repositories.Select(r => (_world.Repositories.Find(r) ?? throw new ArgumentException($"No repository {r}.", nameof(repositories))).Id)]);

    /// <summary>Lets the App reach all repositories of the account.</summary>
    public Installation SelectAll() => Change(() => _selected = null);

    /// <summary>Removes the installation; its tokens are unknown from now on.</summary>
    public void Uninstall() => _world.Locked(() => _world.Installations.Remove(this));

    internal bool Covers(SimulatedRepository repository) =>
        repository.Owner == Account && (_selected is null || _selected.Contains(repository.Id));

    private Installation Change(Action change)
    {
        _world.Locked(change);
        return this;
    }
}
