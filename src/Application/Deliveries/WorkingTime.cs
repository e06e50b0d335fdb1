namespace ExamplesCopier.Application.Deliveries;

/// <summary>
/// The time that a delivery may work. It follows the work through its awaits, and stands still while any part of it only waits for its turn
/// (<c>timeout_seconds</c>: waiting and pacing do not count).
/// </summary>
public sealed class WorkingTime : IDisposable
{
    private static readonly AsyncLocal<WorkingTime?> _current = new();

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _over;
    private readonly TimeProvider _time;
    private TimeSpan _left;
    private long _since;
    private int _pauses;
    private bool _done;

    private WorkingTime(TimeSpan limit, TimeProvider time)
    {
        (_left, _time, _since) = (limit, time, time.GetTimestamp());
        _over = new CancellationTokenSource(limit, time);
    }

    /// <summary>Cancelled when the time is used up.</summary>
    public CancellationToken Over => _over.Token;

    /// <summary>Measures from here on, for the calling flow.</summary>
    public static WorkingTime Begin(TimeSpan limit, TimeProvider time) => _current.Value = new WorkingTime(limit, time);

    /// <summary>Stops the clock of the calling flow, if it has one, until the result is disposed.</summary>
    public static IDisposable Pause() => new Pausing(_current.Value);

    public void Dispose()
    {
        lock (_lock)
        {
            _done = true;
            _over.Dispose();
        }
    }

    private void Stop()
    {
        lock (_lock)
        {
            if (_pauses++ == 0 && !_done)
            {
                _left -= _time.GetElapsedTime(_since);
                _over.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Start()
    {
        lock (_lock)
        {
            if (--_pauses == 0 && !_done)
            {
                _since = _time.GetTimestamp();
                _over.CancelAfter(_left > TimeSpan.Zero ? _left : TimeSpan.Zero);
            }
        }
    }

    private sealed class Pausing : IDisposable
    {
        private WorkingTime? _paused;

        public Pausing(WorkingTime? paused)
        {
            _paused = paused;
            paused?.Stop();
        }

        public void Dispose() => Interlocked.Exchange(ref _paused, null)?.Start();
    }
}
