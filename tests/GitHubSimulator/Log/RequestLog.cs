using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ExamplesCopier.GitHubSimulator.Log;

/// <summary>Every request in the order of its answer. Safe to read while requests run; an enumeration sees one moment.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A log is what it is called.")]
public sealed class RequestLog : IReadOnlyCollection<LoggedRequest>
{
    private readonly Lock _gate = new();
    private readonly List<LoggedRequest> _requests = [];
    private readonly List<UnexpectedRequest> _unexpected = [];
    private readonly Dictionary<int, int> _inFlight = [];
    private readonly List<(Func<LoggedRequest, bool> Wanted, TaskCompletionSource<LoggedRequest> Found)> _waiting = [];

    internal RequestLog()
    {
    }

    /// <inheritdoc/>
    public int Count => Snapshot().Length;

    /// <summary>The requests that do the App's work: no token mints, no look-ups of the App or its installations.</summary>
    public IReadOnlyList<LoggedRequest> Work => [.. Snapshot().Where(r => !r.IsDiscovery)];

    /// <summary>The most requests an installation had under way at a time.</summary>
    public int MaxConcurrency(int installationId) => Snapshot().Where(r => r.InstallationId == installationId).Select(r => r.InFlight).DefaultIfEmpty().Max();

    /// <summary>The most writing requests of an installation that arrived within any such time, one second unless said otherwise, on the simulator's clock.</summary>
    public int MaxWrites(int installationId, TimeSpan? within = null)
    {
        var times = Snapshot().Where(r => r.IsMutation && r.InstallationId == installationId).Select(r => r.At).Order().ToArray();
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Length; last++)
        {
            while (times[last] - times[first] >= (within ?? TimeSpan.FromSeconds(1))) first++;
            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    internal IReadOnlyList<UnexpectedRequest> Unexpected
    {
        get
        {
            lock (_gate) return [.. _unexpected];
        }
    }

    /// <summary>Forgets everything so far, so that the next requests can be counted alone.</summary>
    public void Clear()
    {
        lock (_gate) _requests.Clear();
    }

    /// <summary>The first matching request, past or to come.</summary>
    public async Task<LoggedRequest> WaitAsync(Func<LoggedRequest, bool> wanted, CancellationToken cancellation = default)
    {
        var found = new TaskCompletionSource<LoggedRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_requests.FirstOrDefault(wanted) is { } past) return past;
            _waiting.Add((wanted, found));
        }

        return await found.Task.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public IEnumerator<LoggedRequest> GetEnumerator() => ((IEnumerable<LoggedRequest>)Snapshot()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <returns>How many requests of the installation are under way now, this one included.</returns>
    internal int Enter(int? installation)
    {
        if (installation is not { } id) return 0;
        lock (_gate) return _inFlight[id] = _inFlight.GetValueOrDefault(id) + 1;
    }

    internal void Leave(int? installation)
    {
        if (installation is not { } id) return;
        lock (_gate) _inFlight[id]--;
    }

    internal void Add(LoggedRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
            foreach (var waiting in _waiting.Where(w => w.Wanted(request)).ToList())
            {
                _waiting.Remove(waiting);
                waiting.Found.TrySetResult(request);
            }
        }
    }

    internal void AddUnexpected(UnexpectedRequest request)
    {
        lock (_gate) _unexpected.Add(request);
    }

    private LoggedRequest[] Snapshot()
    {
        lock (_gate) return [.. _requests];
    }
}
