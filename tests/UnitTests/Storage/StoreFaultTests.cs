using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

/// <summary>A store that takes nothing accepts nothing, says so, and is used again as soon as it takes something. Each test has a file of its own.</summary>
public sealed class StoreFaultTests : IAsyncLifetime
{
    private readonly StoreOnDisk _store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _store.InitializeAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("PRAGMA max_page_count = 1")]
    [InlineData("PRAGMA query_only = ON")]
    public async Task A_file_that_is_full_or_may_only_be_read_takes_nothing_until_it_is_mended(string trouble)
    {
        await NextConnectionsAsync(trouble);

        await Accepting().Should().ThrowAsync<StoreUnavailableException>();
        await Checking().Should().ThrowAsync<StoreUnavailableException>();
        (await _store.History.FindAsync("large", Token)).Should().BeNull();

        await NextConnectionsAsync("PRAGMA max_page_count = 1000000; PRAGMA query_only = OFF");
        await Checking().Should().NotThrowAsync();
        (await Accepting()()).IsNew.Should().BeTrue();
    }

    [Fact]
    public async Task A_locked_file_takes_nothing_within_the_time_that_GitHub_waits_and_everything_afterwards()
    {
        await using (var other = new SqliteConnection($"{_store.ConnectionString};Pooling=False"))
        {
            await other.OpenAsync(Token);
            await using var writing = await other.BeginTransactionAsync(Token);
            var all = Enumerable.Range(1, 5).Select(async number =>
                await ((Func<Task>)(() => _store.AcceptAsync(Delivery($"locked-{number}", number)))).Should().ThrowAsync<StoreUnavailableException>());

            await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(10), Token);
        }

        (await _store.History.ListAsync(new DeliveryFilter(null, null, 200, null, null), Token)).Items.Should().BeEmpty();
        (await _store.AcceptAsync(Delivery("locked-1", 1))).IsNew.Should().BeTrue();
    }

    [Fact]
    public async Task The_proof_that_something_can_be_stored_leaves_nothing_behind()
    {
        await Checking()();
        await Checking()();

        await using var database = _store.Database();
        (await database.Signals.CountAsync(Token)).Should().Be(0);
    }

    private Func<Task<Acceptance>> Accepting() => () =>
        _store.AcceptAsync(Delivery("large") with { PullRequest = Given.Merge() with { Title = new string('x', 100_000) } });

    private Func<Task> Checking() => async () =>
    {
        await using var scope = _store.Process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IDeliveryInbox>().CheckAsync(Token);
    };

    /// <summary>SQLite keeps these settings per connection: of the one that accepts are stored with, and of the one that a pool hands out next.</summary>
    private async Task NextConnectionsAsync(string pragma)
    {
        SqliteConnection.ClearAllPools();
        await _store.Process.GetRequiredService<AcceptGroups>().RunAsync(null, group => group.Database.Database.ExecuteSqlRawAsync(pragma, Token), Token);
        await using var database = _store.Database();
        await database.Database.OpenConnectionAsync(Token);
        await database.Database.ExecuteSqlRawAsync(pragma, Token);
    }
}
