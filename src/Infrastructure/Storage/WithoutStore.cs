using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>For what runs beside the service and has no database: nothing is known, and nothing is remembered.</summary>
internal sealed class WithoutStore : ILedger, IRepositoryPins, INotifications, IGitHubUsage
{
    public Task<IReadOnlyDictionary<string, LedgerEntry>> ReadAsync(
        RepositoryName repository, BranchName branch, IReadOnlyList<RepositoryPath> paths, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, LedgerEntry>>(new Dictionary<string, LedgerEntry>());

    public Task<IReadOnlyDictionary<RepositoryName, RepositoryPin>> FindAsync(IReadOnlyCollection<RepositoryName> configured, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<RepositoryName, RepositoryPin>>(configured.Distinct().ToDictionary(name => name, name => new RepositoryPin { Configured = name }));

    public Task<IReadOnlyList<RepositoryPin>> FindByIdAsync(long repositoryId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RepositoryPin>>([]);

    public Task<RepositoryPin> LearnAsync(RepositoryName configured, RepositoryIdentity seen, CancellationToken cancellationToken) =>
        Task.FromResult(new RepositoryPin { Configured = configured, Known = seen });

    public Task RefuseAsync(RepositoryName configured, RepositoryIdentity seen, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<RepositoryPin?> ConfirmAsync(RepositoryName configured, AdminAct act, CancellationToken cancellationToken) => Task.FromResult<RepositoryPin?>(null);

    public Task AlertAsync(Alert alert, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Count(InstallationId installation, bool hasFailed)
    {
    }

    public Task KeepAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    Task<IReadOnlyList<InstallationUsage>> IGitHubUsage.ReadAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<InstallationUsage>>([]);
}
