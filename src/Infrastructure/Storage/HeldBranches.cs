using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>The target branches that each delivery in work in this process has locked: what its renewals must find still its own.</summary>
internal sealed class HeldBranches
{
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> _byDelivery = new(StringComparer.Ordinal);

    public void Add(string deliveryId, string branch) =>
        _byDelivery.AddOrUpdate(deliveryId, _ => [branch], (_, held) => held.Add(branch));

    public void Remove(string deliveryId, string branch)
    {
        var left = _byDelivery.AddOrUpdate(deliveryId, _ => [], (_, held) => held.Remove(branch));
        if (left.IsEmpty)
        {
            _byDelivery.TryRemove(KeyValuePair.Create(deliveryId, left));
        }
    }

    public ImmutableHashSet<string> Of(string deliveryId) => _byDelivery.GetValueOrDefault(deliveryId, []);
}
