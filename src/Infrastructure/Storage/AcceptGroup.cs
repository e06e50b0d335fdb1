using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// What the accepts of one transaction see: what is stored about any of them, read for all at once, and what the transaction is about to store.
/// </summary>
internal sealed class AcceptGroup(CopierDbContext database, IEnumerable<DeliveryRow> known, IEnumerable<SourceStateRow> states)
{
    private readonly List<DeliveryRow> _deliveries = [.. known];
    private readonly Dictionary<string, DeliveryRow> _added = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceStateRow> _states = states.ToDictionary(row => row.Source, StringComparer.Ordinal);
    private readonly HashSet<SourceStateRow> _usedStates = [];
    private readonly List<SourceStateRow> _addedStates = [];

    public CopierDbContext Database => database;

    public IReadOnlyCollection<DeliveryRow> AddedDeliveries => _added.Values;

    public IReadOnlyCollection<SourceStateRow> AddedStates => _addedStates;

    public IReadOnlyCollection<SourceStateRow> ChangedStates => [.. _usedStates.Except(_addedStates)];

    public void Add(DeliveryRow row)
    {
        _added.Add(row.Id, row);
        _deliveries.Add(row);
    }

    public DeliveryRow Added(string deliveryId) => _added[deliveryId];

    /// <summary>The delivery that has the same merge, and whether the id is taken.</summary>
    public (DeliveryRow? SameMerge, bool IsIdTaken) Find(NewDelivery delivery)
    {
        var isIdTaken = _deliveries.Exists(row => row.Id == delivery.Id);
        if (!delivery.MayNotRepeatAMerge())
        {
            return (null, isIdTaken);
        }

        // A pull request is merged once: where its commit was not known, then or now, its number tells the merge.
        var merge = delivery.PullRequest;
        var (key, unresolved) = (merge.MergeKey, (merge with { MergeCommit = null }).MergeKey);
        return (_deliveries.Find(row => row.MergeKey is not null && (merge.MergeCommit is null
            ? row.SourceRepoId == merge.RepositoryId && row.Number == merge.Number
            : row.MergeKey == key || row.MergeKey == unresolved)), isIdTaken);
    }

    /// <summary>The source's row, ours until the transaction ends: what is added to its totals is added to the newest.</summary>
    public SourceStateRow StateOf(RepositoryName source)
    {
        var key = StoreKey.Of(source);
        if (!_states.TryGetValue(key, out var state))
        {
            state = new SourceStateRow { Source = key, DisplayName = source.ToString() };
            _states.Add(key, state);
            _addedStates.Add(state);
        }

        _usedStates.Add(state);
        return state;
    }
}
