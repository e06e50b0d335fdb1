using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// SQLite has one writer, and writers that collide wait in ever longer steps: they queue here instead, in the order they came.
/// PostgreSQL needs no turns.
/// </summary>
internal sealed class WriterTurns(bool oneAtATime) : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);

    private readonly SemaphoreSlim _turn = new(oneAtATime ? 1 : int.MaxValue);

    /// <exception cref="StoreUnavailableException">Those before are taking too long: the file is locked, or the disk is stuck.</exception>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        using var waiting = WorkingTime.Pause();
        return await _turn.WaitAsync(_patience, cancellationToken)
            ? new Turn(_turn)
            : throw new StoreUnavailableException(new TimeoutException("Writers before this one did not finish in time."));
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
