using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Every replica compares the count with what it knows before it uses its configuration.</summary>
internal sealed class ReloadSignal(Signals signals) : IReloadSignal
{
    public Task<long> CountAsync(CancellationToken cancellationToken) => signals.CountAsync(Signals.Configuration, cancellationToken);

    public Task RaiseAsync(CancellationToken cancellationToken) => signals.RaiseAsync(Signals.Configuration, cancellationToken);

    public Task RaiseAsync(AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(
        Signals.Configuration,
        (database, now) =>
        {
            database.Add(act, now);
            return Task.FromResult(true);
        },
        cancellationToken);
}

/// <summary>Every replica compares the count with what it knows, each second, and forgets what it holds of installations when it has grown.</summary>
internal sealed class InstallationSignal(Signals signals) : IInstallationSignal
{
    public Task<long> CountAsync(CancellationToken cancellationToken) => signals.CountAsync(Signals.Installations, cancellationToken);

    public Task RaiseAsync(AdminAct act, CancellationToken cancellationToken) => signals.RaiseAsync(
        Signals.Installations,
        (database, now) =>
        {
            database.Add(act, now);
            return Task.FromResult(true);
        },
        cancellationToken);
}
