namespace ExamplesCopier.GitHubSimulator.Repositories;

internal sealed class LabelList(SimulatedRepository repository)
{
    private readonly List<Label> _all = [];

    public IReadOnlyList<Label> All => _all;

    public Label? Find(string name) => _all.Find(l => l.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The label of that name, made when there is none.</summary>
    public Label Ensure(string name)
    {
        if (Find(name) is { } found) return found;
        var label = new Label(repository.World.NextId(), name, repository);
        _all.Add(label);
        return label;
    }
}
