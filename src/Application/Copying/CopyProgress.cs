using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>Keeps account of a plan's change sets, in the store as soon as anything is known.</summary>
internal sealed class CopyProgress
{
    private readonly CopyJob _job;
    private readonly IDeliveryStore _store;
    private readonly Dictionary<ChangeSetKey, ChangeSetRecord> _records;
    private readonly Dictionary<InstallationId, RateLimited> _limited = [];
    private readonly List<Fault> _faults = [];
    private bool _busy;

    public CopyProgress(CopyJob job, IDeliveryStore store)
    {
        _job = job;
        _store = store;
        _records = job.Known.Where(record => record.State.IsDone()).ToDictionary(record => record.Key);
    }

    public IEnumerable<ChangeSet> Unfinished => _job.Plan.ChangeSets.Where(set => !_records.ContainsKey(set.Key));

    public void Busy() => _busy = true;

    /// <summary>A limit holds for all of an installation; asking on would only prolong it.</summary>
    public void Remember(InstallationId installation, Fault fault)
    {
        if (fault is RateLimited limited)
        {
            _limited[installation] = limited;
        }
    }

    /// <exception cref="FaultException">The installation is over its limit.</exception>
    public void ThrowIfLimited(InstallationId installation)
    {
        if (_limited.TryGetValue(installation, out var limited))
        {
            throw new FaultException(limited);
        }
    }

    public async Task DoneAsync(ChangeSetRecord record, CancellationToken cancellationToken)
    {
        _records[record.Key] = record;
        await _store.SaveAsync(_job.DeliveryId, record, cancellationToken);
    }

    public async Task FaultAsync(ChangeSet set, Fault fault, CancellationToken cancellationToken)
    {
        if (fault is not Permanent)
        {
            _faults.Add(fault);
        }

        await DoneAsync(
            new ChangeSetRecord
            {
                Key = set.Key,
                State = fault is Permanent ? ChangeSetState.Failed : ChangeSetState.Pending,
                Error = fault.Message,
                Files = fault is Permanent ? [.. FailedFiles.Of(set, fault.Message)] : [],
            },
            cancellationToken);
    }

    public CopyResult Finish() =>
        new([.. _job.Plan.ChangeSets.Select(set => _records.GetValueOrDefault(set.Key)).OfType<ChangeSetRecord>()], _faults, _busy);
}
