namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// SQLite has one writer, and writers that collide wait in ever longer steps: they queue here instead.
/// PostgreSQL needs no gate.
/// </summary>
internal sealed class AcceptGate(bool oneAtATime) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(oneAtATime ? 1 : int.MaxValue);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
