using ExamplesCopier.Application.Copying.Syncing;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying;

/// <summary>The parts of larger change sets that a run works on.</summary>
internal sealed class ChangeSetParts(IEnumerable<ChangeSetPart> parts)
{
    private readonly Dictionary<ChangeSetKey, ChangeSetPart> _parts = parts.ToDictionary(part => part.Whole.Key);

    /// <summary>Some part was done, and more of its change set is left.</summary>
    public bool IsContinued { get; private set; }

    public ChangeSetRecord? EarlierOf(ChangeSetKey key) => _parts.GetValueOrDefault(key)?.Earlier;

    /// <summary>How many files the whole change set would write.</summary>
    public int? WholeOf(ChangeSetKey key) => _parts.GetValueOrDefault(key)?.Lacking;

    public ChangeSetRecord Join(ChangeSetRecord record)
    {
        if (_parts.GetValueOrDefault(record.Key) is not { } part)
        {
            return record;
        }

        var joined = part.Join(record);
        IsContinued |= !part.IsLast && joined.State == ChangeSetState.Pending;
        return joined;
    }

    public ChangeSetRecord JoinFault(ChangeSetRecord record) => _parts.GetValueOrDefault(record.Key)?.JoinFault(record) ?? record;
}
