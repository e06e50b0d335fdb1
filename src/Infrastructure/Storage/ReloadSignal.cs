using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Every replica compares the count with what it knows before it uses its configuration.</summary>
internal sealed class ReloadSignal(Signals signals) : IReloadSignal
{
    public Task<long> CountAsync(CancellationToken cancellationToken) => signals.CountAsync(Signals.Configuration, cancellationToken);

    public Task RaiseAsync(CancellationToken cancellationToken) => signals.RaiseAsync(Signals.Configuration, cancellationToken);

    public Task RaiseAsync(AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(Signals.Configuration, act, cancellationToken);
}

/// <summary>What other replicas raised; what this one raises it does itself.</summary>
internal sealed class InstallationSignal(Signals signals) : IInstallationSignal
{
    private long _own;

    public async Task<long> CountAsync(CancellationToken cancellationToken) =>
        await signals.CountAsync(Signals.Installations, cancellationToken) - Interlocked.Read(ref _own);

    public Task RaiseAsync(CancellationToken cancellationToken) => RaiseAsync(() => signals.RaiseAsync(Signals.Installations, cancellationToken));

    public Task RaiseAsync(AdminAct act, CancellationToken cancellationToken) => RaiseAsync(() => signals.RaiseAsync(Signals.Installations, act, cancellationToken));

    private async Task RaiseAsync(Func<Task> raise)
    {
        // Before it can be seen, so that it is never taken for another's.
        Interlocked.Increment(ref _own);
        try
        {
            await raise();
        }
        catch
        {
            Interlocked.Decrement(ref _own);
            throw;
        }
    }
}
