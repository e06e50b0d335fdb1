using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure;
using ExamplesCopier.Infrastructure.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

/// <summary>Each test has a file of its own.</summary>
public sealed class DatabaseSetupTests : IAsyncLifetime
{
    private readonly StoreOnDisk _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _store.InitializeAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task A_second_process_on_the_same_file_is_refused_in_plain_words()
    {
        var second = async () => await SetupOf(_store.NewProcess()).StartingAsync(Token);

        (await second.Should().ThrowAsync<StartupException>()).WithMessage("*copier.db*another copier*Storage:Provider=Postgres*");
    }

    [Fact]
    public async Task When_the_first_process_is_gone_the_next_may_start()
    {
        ((IDisposable)SetupOf(_store.Process)).Dispose();

        await SetupOf(_store.NewProcess()).StartingAsync(Token);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await using (var database = _store.Database())
        {
            await database.Database.ExecuteSqlAsync($"INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_Future', '99.0')", Token);
        }

        (await Restarted().Should().ThrowAsync<StartupException>()).WithMessage("*newer version*29990101000000_Future*");
    }

    [Fact]
    public async Task A_lock_left_by_a_process_that_was_killed_while_migrating_does_not_hang_the_next()
    {
        ((IDisposable)SetupOf(_store.Process)).Dispose();
        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(_store.ConnectionString).DataSource;
        File.Delete($"{file}-wal");
        File.Delete(file);
        await using (var database = _store.Database())
        {
            await database.Database.ExecuteSqlAsync($"CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)", Token);
            await database.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')", Token);
        }

        await Restarted().Should().CompleteWithinAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Leases_of_the_process_that_had_the_file_before_are_over()
    {
        await _store.AcceptAsync(Delivery("d"));
        await _store.Deliveries.ClaimAsync("d", Token);

        await Restarted()();

        (await _store.Deliveries.ClaimAsync("d", Token))!.IsResumed.Should().BeTrue();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_in_plain_words()
    {
        ((IDisposable)SetupOf(_store.Process)).Dispose();
        SqliteConnection.ClearAllPools();
        var file = new SqliteConnectionStringBuilder(_store.ConnectionString).DataSource;
        File.Delete($"{file}-wal");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("This is not a database. ", 200)), Token);

        (await Restarted().Should().ThrowAsync<StartupException>()).WithMessage("*copier.db*not a database*");
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_as_such()
    {
        await using (var database = _store.Database())
        {
            await database.Database.ExecuteSqlAsync($"DROP TABLE deliveries", Token);
        }

        var asking = async () => await _store.History.ListAsync(new DeliveryFilter(null, null, 10, null, null), Token);
        var accepting = async () => await _store.AcceptAsync(Delivery("d"));

        await asking.Should().ThrowAsync<StoreUnavailableException>();
        await accepting.Should().ThrowAsync<StoreUnavailableException>();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public void The_migrations_make_the_tables_that_the_code_expects(StorageProvider provider)
    {
        using CopierDbContext database = provider == StorageProvider.Sqlite
            ? new SqliteDesignTimeContext().CreateDbContext([])
            : new PostgresDesignTimeContext().CreateDbContext([]);

        database.Database.GetMigrations().Should().NotBeEmpty();
        database.Database.HasPendingModelChanges().Should().BeFalse();
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.Postgres)]
    public void The_compiled_model_is_in_use_and_is_what_the_code_says(StorageProvider provider)
    {
        using CopierDbContext database = provider == StorageProvider.Sqlite
            ? new SqliteDesignTimeContext().CreateDbContext([])
            : new PostgresDesignTimeContext().CreateDbContext([]);
        var said = database.GetService<IModelSource>().GetModel(database, database.GetService<ModelCreationDependencies>(), designTime: false);

        database.Model.GetType().Namespace.Should().Contain(".CompiledModels.");
        TypesOf(database.Model).Should().Equal(TypesOf(said), "it is made anew as docs/architecture.md says");

        // Not the whole model: what other tests ask in SQL stays on it.
        static IEnumerable<string> TypesOf(IModel model) => model.GetEntityTypes().Select(type => type.ToDebugString(MetadataDebugStringOptions.LongDefault));
    }

    private Func<Task> Restarted() => () =>
    {
        ((IDisposable)SetupOf(_store.Process)).Dispose();
        return SetupOf(_store.NewProcess()).StartingAsync(Token);
    };
}
