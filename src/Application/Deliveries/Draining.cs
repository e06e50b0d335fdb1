namespace ExamplesCopier.Application.Deliveries;

/// <summary>
/// The end of the process, once it is told to stop: nothing new is accepted or started, runs are called off at their next safe point,
/// and whoever stops the process can wait for them.
/// </summary>
public sealed class Draining : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The process itself counts as one until it stops.
    private int _busy = 1;

    /// <summary>How long a write that GitHub has begun may take to its end.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(25);

    public bool IsDraining => _stopping.IsCancellationRequested;

    /// <summary>Cancelled when the process stops.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Work begins that the stop should wait for; it ends when the answer is disposed of. Null when none may begin.</summary>
    public IDisposable? TryEnter()
    {
        Interlocked.Increment(ref _busy);
        if (!IsDraining)
        {
            return new Work(this);
        }

        Leave();
        return null;
    }

    /// <summary>Calls everything off.</summary>
    /// <returns>Ends when no work is left.</returns>
    public async Task BeginAsync()
    {
        if (!IsDraining)
        {
            await _stopping.CancelAsync();
            Leave();
        }

        await _idle.Task;
    }

    public void Dispose() => _stopping.Dispose();

    private void Leave()
    {
        if (Interlocked.Decrement(ref _busy) == 0)
        {
            _idle.TrySetResult();
        }
    }

    private sealed class Work(Draining draining) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                draining.Leave();
            }
        }
    }
}

/// <summary>The process is stopping; nothing was accepted.</summary>
public sealed class ServiceStoppingException() : Exception("The service is stopping.");
