using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.Auth;

internal sealed class InstallationList(World world)
{
    private readonly Dictionary<int, Installation> _byId = [];

    public Installation Add(string account, int id) =>
        _byId[id] = new Installation(world, id, world.Accounts.Organization(account));

    public Installation? Find(int id) => _byId.GetValueOrDefault(id);

    public Installation? Of(SimulatedRepository repository) => _byId.Values.FirstOrDefault(i => i.Covers(repository));

    public IEnumerable<Installation> All => _byId.Values;

    public int Count => _byId.Count;

    public void Remove(Installation installation) => _byId.Remove(installation.Id);
}
