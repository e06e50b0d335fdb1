using System.Collections.Concurrent;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage;
using ExamplesCopier.Postgres;
using ExamplesCopier.UnitTests.Copying;
using ExamplesCopier.UnitTests.Deliveries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Storage;

/// <summary>The stores as the service registers them, on a database of their own and a clock that stands still.</summary>
public abstract class Store : IAsyncLifetime
{
    private readonly List<ServiceProvider> _processes = [];

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public abstract string ConnectionString { get; }

    protected abstract StorageProvider Provider { get; }

    internal SourceRates Rates => Process.GetRequiredService<SourceRates>();

    internal IServiceProvider Process { get; private set; } = null!;

    internal IDeliveryStore Deliveries => Process.GetRequiredService<IDeliveryStore>();

    internal IDeliveryHistory History => Process.GetRequiredService<IDeliveryHistory>();

    internal ISourceTotals Totals => Process.GetRequiredService<ISourceTotals>();

    /// <summary>What the stores asked to be started again.</summary>
    internal ScheduledDeliveries Scheduled { get; } = new();

    /// <summary>What people were told.</summary>
    internal ConfigurationInMemory Alerts { get; } = new();

    internal CopierDbContext Database() => Process.GetRequiredService<CopierDbContexts>().Create();

    public virtual async ValueTask InitializeAsync()
    {
        Process = NewProcess();
        await SetupOf(Process).StartingAsync(CancellationToken.None);
        await WarmUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await DropAsync();
    }

    /// <summary>Another process on the same database, which has not prepared it.</summary>
    internal ServiceProvider NewProcess()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddOptions<StorageOptions>().Configure(options => (options.Provider, options.ConnectionString) = (Provider, ConnectionString));
        services.AddSingleton<IDeliveryQueue>(Scheduled);
        services.AddSingleton<INotifications>(Alerts);
        services.AddLogging();
        services.AddStorage();
        var process = services.BuildServiceProvider(validateScopes: true);
        _processes.Add(process);
        return process;
    }

    internal static IHostedLifecycleService SetupOf(IServiceProvider process) =>
        process.GetServices<IHostedService>().OfType<IHostedLifecycleService>().Single();

    /// <summary>Accepts as the pipeline does: in a scope and a transaction of its own.</summary>
    internal async Task<Acceptance> AcceptAsync(NewDelivery delivery, int? perMinute = null)
    {
        await using var scope = Process.CreateAsyncScope();
        var inbox = scope.ServiceProvider.GetRequiredService<IDeliveryInbox>();
        return await inbox.InTransactionAsync(
            delivery,
            async () =>
            {
                var acceptance = await inbox.AcceptAsync(delivery, TestContext.Current.CancellationToken);
                return perMinute is { } rate && acceptance.IsNew
                    && await inbox.TakeSlotAsync(acceptance.Id, delivery.PullRequest.Repository, rate, TestContext.Current.CancellationToken) is { } later
                        ? acceptance.DeferredUntil(later)
                        : acceptance;
            },
            TestContext.Current.CancellationToken);
    }

    /// <summary>A merge nobody has told of yet.</summary>
    internal static NewDelivery Delivery(string id, int number = 1, DeliveryKind kind = DeliveryKind.Webhook) =>
        new() { Id = id, Kind = kind, PullRequest = Given.Merge(number) };

    /// <summary>Claims a delivery and ends it.</summary>
    internal async Task FinishAsync(string id, DeliveryState state, params ChangeSetRecord[] changeSets)
    {
        (await Deliveries.ClaimAsync(id, TestContext.Current.CancellationToken)).Should().NotBeNull();
        foreach (var set in changeSets)
        {
            await Deliveries.SaveAsync(id, set, TestContext.Current.CancellationToken);
        }

        await Deliveries.SettleAsync(id, new DeliverySettlement { State = state, Attempts = 1 }, TestContext.Current.CancellationToken);
    }

    internal async Task<DeliverySummary> FindAsync(string id) =>
        (await DetailsAsync(id)).Summary;

    internal async Task<DeliveryDetails> DetailsAsync(string id) =>
        (await History.FindAsync(id, TestContext.Current.CancellationToken))!;

    protected abstract ValueTask DropAsync();

    // The first accept makes EF compile its queries; on a busy machine that outlasts the patience of an accept.
    private async Task WarmUpAsync()
    {
        const int attempts = 10;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AcceptAsync(Delivery("warm-up"));
                break;
            }
            catch (StoreUnavailableException) when (attempt < attempts)
            {
                // It went on without us, so the next one has less to do.
            }
        }

        await using var database = Database();
        await database.Deliveries.ExecuteDeleteAsync();
        await database.SourceStates.ExecuteDeleteAsync();
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class StoreOnDisk : Store
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("copier-store-");

    public override string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "copier.db")}";

    protected override StorageProvider Provider => StorageProvider.Sqlite;

    protected override ValueTask DropAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>On a PostgreSQL database.</summary>
public sealed class StoreOnPostgres : Store
{
    private PostgresDatabase? _database;

    public override string ConnectionString => _database!.ConnectionString;

    protected override StorageProvider Provider => StorageProvider.Postgres;

    /// <summary>Itself; the test is skipped where there is no server.</summary>
    public Store Required()
    {
        PostgresServer.Require();
        return this;
    }

    public override async ValueTask InitializeAsync()
    {
        if (PostgresServer.Absence is null)
        {
            _database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
            await base.InitializeAsync();
        }
    }

    protected override ValueTask DropAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Remembers what was to be scheduled, and starts nothing.</summary>
internal sealed class ScheduledDeliveries : IDeliveryQueue
{
    private readonly ConcurrentQueue<(RepositoryName Source, DateTimeOffset NotBefore)> _all = new();

    public IEnumerable<(RepositoryName Source, DateTimeOffset NotBefore)> All => _all;

    public Task ScheduleAsync(RepositoryName source, DateTimeOffset notBefore, CancellationToken cancellationToken)
    {
        _all.Enqueue((source, notBefore));
        return Task.CompletedTask;
    }
}
