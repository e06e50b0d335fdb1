using System.Diagnostics;
using System.Threading.Channels;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// Accepts that come at the same time share one transaction, and so one wait for the disk; each is answered after the commit.
/// A group is whatever came while the one before was being written. When a group cannot be stored because of one of its rows, each of it is tried alone.
/// </summary>
internal sealed class AcceptGroups : IAsyncDisposable, IDisposable
{
    private const int MaxWaiting = 4096;
    private const int MaxGroup = 256;

    // GitHub waits ten seconds; whoever has less time left brings a token that says so.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(9);

    // Callers that were answered together come again together: where a commit takes longer than this, it pays to wait for them.
    private static readonly TimeSpan _gathering = TimeSpan.FromMilliseconds(2);

    private readonly Channel<PendingAccept> _waiting = Channel.CreateBounded<PendingAccept>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly SemaphoreSlim _gathered = new(0, 1);
    private readonly AcceptTransaction _transaction;
    private readonly Task _committing;
    private int _wanted = int.MaxValue;

    public AcceptGroups(AcceptTransaction transaction)
    {
        _transaction = transaction;
        _committing = CommitAllAsync();
    }

    /// <param name="delivery">What the work is about to accept: the group has read what is stored about it. Null when it accepts nothing.</param>
    /// <param name="work">It may be run again in another transaction.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer in time, or refuses; then nothing of this work is stored.</exception>
    public async Task<T> RunAsync<T>(NewDelivery? delivery, Func<AcceptGroup, Task<T>> work, CancellationToken cancellationToken)
    {
        var accept = new PendingAccept<T>(delivery, work);
        if (!_waiting.Writer.TryWrite(accept))
        {
            throw new StoreUnavailableException(new TimeoutException("Too many are waiting for the store already."));
        }

        if (_waiting.Reader.Count >= Volatile.Read(ref _wanted) && Interlocked.Exchange(ref _wanted, int.MaxValue) != int.MaxValue)
        {
            _gathered.Release();
        }

        try
        {
            return await StoreFaults.GuardAsync(() => accept.Answer.WaitAsync(_patience, cancellationToken));
        }
        finally
        {
            accept.Abandon();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _committing;
        _gathered.Dispose();
    }

    public void Dispose()
    {
        // The loop ends by itself when nothing is left to commit.
        _waiting.Writer.TryComplete();
    }

    private async Task CommitAllAsync()
    {
        // Whoever makes this object must not wait for its first group.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var (size, duration) = (0, TimeSpan.Zero);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            if (duration > _gathering)
            {
                await GatherAsync(size);
            }

            var group = new List<PendingAccept>();
            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var accept))
            {
                group.Add(accept);
            }

            var started = Stopwatch.GetTimestamp();
            await _transaction.CommitAsync(group);
            (size, duration) = (group.Count, Stopwatch.GetElapsedTime(started));
        }
    }

    private async Task GatherAsync(int size)
    {
        if (_waiting.Reader.Count >= size)
        {
            return;
        }

        Volatile.Write(ref _wanted, size);
        if (!await _gathered.WaitAsync(_gathering) && Interlocked.Exchange(ref _wanted, int.MaxValue) == int.MaxValue)
        {
            // It was just being released; take it, or the next gathering ends before it began.
            await _gathered.WaitAsync();
        }
    }
}
