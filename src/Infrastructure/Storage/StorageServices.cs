using ExamplesCopier.Application.Ports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSingleton<ProcessIdentity>();
        services.AddSingleton(provider => new CopierDbContexts(ContextFactory(provider.GetRequiredService<IOptions<StorageOptions>>().Value)));
        services.AddSingleton(provider => new WriterTurns(provider.GetRequiredService<IOptions<StorageOptions>>().Value.Provider == StorageProvider.Sqlite));
        services.AddSingleton<UnreadableDeliveries>();
        services.AddSingleton<GroupContext>();
        services.AddSingleton<AcceptTransaction>();
        services.AddSingleton<AcceptGroups>();
        services.AddHostedService<DatabaseSetup>();

        services.AddScoped<IDeliveryInbox, DeliveryInbox>();
        services.AddSingleton<DeliveryClaims>();
        services.AddSingleton<IDeliveryStore, DeliveryStore>();
        services.AddSingleton<IDeliveryHistory, DeliveryHistory>();
        services.AddSingleton<ISourceTotals, SourceTotalsReader>();
        services.AddSingleton<IHourlyCounts, HourlyCounts>();
        services.AddSingleton<IRuleTallies, RuleTallies>();
        services.AddSingleton<IQueueStatus, QueueStatusReader>();
        services.AddSingleton<IGitHubUsage, GitHubUsage>();
        services.AddSingleton<HeldBranches>();
        services.AddSingleton<BranchLocks>();
        services.AddSingleton<IBranchLocks>(provider => provider.GetRequiredService<BranchLocks>());
        services.AddSingleton<SourceRates>();
        services.AddSingleton<IBrakes, Brakes>();
        services.AddSingleton<IRepositoryPins, RepositoryPins>();
        services.AddSingleton<ILedger, Ledger>();
        services.AddSingleton<IProvenance, Ledger>();
        services.AddSingleton<IProposals, Proposals>();
        services.AddSingleton<ISessionKeys, SessionKeys>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<IAuditTrail, AuditLog>();
        services.AddSingleton<AlertThrottle>();
        services.AddSingleton<ISourceActivity, SourceActivity>();
        services.AddSingleton<IConfigurationVersions, ConfigurationVersions>();
        services.AddSingleton<Signals>();
        services.AddSingleton<IReloadSignal, ReloadSignal>();
        services.AddSingleton<IInstallationSignal, InstallationSignal>();
        services.AddSingleton<ISourceSwitches, SourceSwitches>();
        services.AddSingleton<ISourceWatches, SourceWatches>();
        services.AddSingleton<IAcceptedMerges, AcceptedMerges>();
        services.AddSingleton<IRedeliveries, Redeliveries>();
        services.AddSingleton<IRetention, Retention>();
        services.AddSingleton<ISourceRegistrations, SourceRegistrations>();
        return services;
    }

    // GitHub waits ten seconds for an answer; the turn at the gate may take as long again.
    private const int LockPatienceSeconds = 4;

    private static Func<CopierDbContext> ContextFactory(StorageOptions options)
    {
        if (options.Provider == StorageProvider.Postgres)
        {
            var postgres = new DbContextOptionsBuilder<PostgresCopierDbContext>()
                .UseNpgsql(options.ConnectionString)
                .ConfigureWarnings(WithoutModelComparison)
                .Options;
            return () => new PostgresCopierDbContext(postgres);
        }

        var sqlite = new DbContextOptionsBuilder<SqliteCopierDbContext>()
            .UseSqlite(new SqliteConnectionStringBuilder(options.ConnectionString) { DefaultTimeout = LockPatienceSeconds }.ConnectionString)
            .AddInterceptors(new SqliteConnections())
            .ConfigureWarnings(WithoutModelComparison)
            .Options;
        return () => new SqliteCopierDbContext(sqlite);
    }

    // A start that migrates need not build the model anew to see that no migration is missing: a test does (DatabaseSetupTests).
    private static void WithoutModelComparison(WarningsConfigurationBuilder warnings) => warnings.Ignore(RelationalEventId.PendingModelChangesWarning);
}
