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
    private readonly List<(Func<LoggedRequest, bool> Wanted, TaskCompletionSource<LoggedRequest> Found)> _waiting = [];

    internal RequestLog()
    {
    }

    /// <inheritdoc/>
    public int Count => Snapshot().Length;

    /// <summary>The requests that do the App's work: no token mints, no look-ups of the App or its installations.</summary>
    public IReadOnlyList<LoggedRequest> Work => [.. Snapshot().Where(r => !r.IsDiscovery)];

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
