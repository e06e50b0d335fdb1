using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying;

/// <summary>Keeps account of a plan's change sets, in the store as soon as anything is known.</summary>
internal sealed class CopyProgress
{
    private static readonly Dictionary<string, long> _noSizes = [];

    private readonly CopyJob _job;
    private readonly IDeliveryStore _store;
    private readonly Dictionary<ChangeSetKey, ChangeSetRecord> _records;
    private readonly Dictionary<ChangeSetKey, ChangeSetRecord> _unfinished;
    private readonly List<Fault> _faults = [];
    private bool _busy;
    private bool _mergesPending;

    public CopyProgress(CopyJob job, IDeliveryStore store)
    {
        _job = job;
        _store = store;
        _records = job.Known.Where(record => record.State.IsSettled()).ToDictionary(record => record.Key);
        _unfinished = job.Known.Where(record => !record.State.IsSettled()).ToDictionary(record => record.Key);
    }

    public IEnumerable<ChangeSet> Unfinished => _job.Plan.ChangeSets.Where(set => !IsDone(set.Key));

    /// <summary>The source was paused: nothing more is begun.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Nothing is left to do: it is done, or it failed for good in an earlier attempt and waits for a person, who replays it.</summary>
    public bool IsDone(ChangeSetKey key) => _records.ContainsKey(key);

    /// <summary>It came to its end, and not by failing.</summary>
    public bool IsInPlace(ChangeSetKey key) => _records.GetValueOrDefault(key)?.State.IsDone() == true;

    /// <summary>What an earlier attempt left unfinished.</summary>
    public ChangeSetRecord? KnownOf(ChangeSetKey key) => _unfinished.GetValueOrDefault(key);

    /// <summary>
    /// Marks each change set that a process which died may have written. The mark stays until its end, however often it is put off before: what lacks one
    /// is not looked for in the target's history when a later merge has overtaken it.
    /// </summary>
    public async Task MarkAsync(CancellationToken cancellationToken)
    {
        foreach (var set in Unfinished.Where(set => KnownOf(set.Key) is null).ToList())
        {
            var mark = new ChangeSetRecord { Key = set.Key, State = ChangeSetState.Pending, Error = "The process died while it may have been writing this; what it wrote is looked for." };
            _unfinished[set.Key] = mark;
            await _store.SaveAsync(_job.DeliveryId, mark, cancellationToken);
        }
    }

    public void Busy() => _busy = true;

    public void MergePending() => _mergesPending = true;

    public void Pause() => IsPaused = true;

    /// <param name="record">What became of a change set.</param>
    /// <param name="took">How long that took.</param>
    /// <param name="source">The source as it was read; null when nothing of it was.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task DoneAsync(ChangeSetRecord record, TimeSpan took, SourceSnapshot? source, CancellationToken cancellationToken) =>
        KeepAsync(_job.Parts?.Join(record) ?? record, took, source, cancellationToken);

    private async Task KeepAsync(ChangeSetRecord record, TimeSpan took, SourceSnapshot? source, CancellationToken cancellationToken)
    {
        _records[record.Key] = record;
        var audit = _job.DryRun ? null : new ChangeSetAudit(_job.Merge.MergeCommit!, _job.ConfigurationVersion, took, source?.FileSizes() ?? _noSizes);
        await _store.SaveAsync(_job.DeliveryId, record with { Audit = audit }, cancellationToken);
    }

    /// <param name="key">The change set.</param>
    /// <param name="fault">What stands in its way.</param>
    /// <param name="filesOf">Its files, by the reason.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task FaultAsync(ChangeSetKey key, Fault fault, Func<string, IEnumerable<FileResult>> filesOf, CancellationToken cancellationToken)
    {
        var forGood = fault is Permanent;
        if (!forGood)
        {
            _faults.Add(fault);
        }

        // A pull request that stands is not forgotten over a fault of its merge.
        var standing = KnownOf(key) is { PullRequest: not null } known ? known : null;
        var record = (standing ?? new ChangeSetRecord { Key = key, State = ChangeSetState.Pending }) with
        {
            State = forGood ? ChangeSetState.Failed : ChangeSetState.Pending,
            Error = fault.Message,
            // Until it is tried again they count as failed: it may be the last time.
            Files = standing is null || forGood ? [.. filesOf(fault.Message)] : standing.Files,
            LedgerChanges = [],
        };
        await KeepAsync(_job.Parts?.JoinFault(record) ?? record, TimeSpan.Zero, null, cancellationToken);
    }

    /// <summary>What is not settled never will be: its files are kept as failed, for those who ask what became of them.</summary>
    public async Task GiveUpAsync(string reason, CancellationToken cancellationToken)
    {
        foreach (var set in Unfinished.ToList())
        {
            await FaultAsync(set.Key, new Permanent(reason), why => FailedFiles.Of(set, why), cancellationToken);
        }

        foreach (var record in _job.Plan.Deprecations.Select(update => new TargetedDeprecation(update, _job)).Where(record => !IsDone(record.Key)))
        {
            await FaultAsync(record.Key, new Permanent(reason), record.FailedFiles, cancellationToken);
        }
    }

    public CopyResult Finish() => new(
        [
            .. _job.Plan.ChangeSets.Select(set => set.Key)
                .Concat(_job.Plan.Deprecations.Select(update => new TargetedDeprecation(update, _job).Key))
                .Select(key => _records.GetValueOrDefault(key)).OfType<ChangeSetRecord>(),
        ],
        _faults,
        _busy,
        _mergesPending,
        IsPaused);
}
