using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public abstract class DeliveryHistoryTests(Store store) : IAsyncLifetime
{
    private readonly Store _store = store;

    public async ValueTask InitializeAsync()
    {
        await _store.InitializeAsync();
        for (var i = 0; i < 7; i++)
        {
            await _store.AcceptAsync(Delivery($"d{i}") with { PullRequest = Given.Merge(i + 1, i % 2 == 0 ? "acme/even" : "acme/odd") });
            _store.Time.Advance(i == 3 ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(200)]
    public async Task Pages_follow_each_other_newest_first_without_a_gap(int limit)
    {
        var ids = new List<string>();
        DeliveryCursor? cursor = null;
        do
        {
            var page = await ListAsync(new DeliveryFilter(null, null, limit, cursor, null));
            page.Items.Count.Should().BeLessThanOrEqualTo(limit);
            ids.AddRange(page.Items.Select(item => item.Id));
            cursor = page.Next;
        }
        while (cursor is not null);

        ids.Should().Equal("d6", "d5", "d4", "d3", "d2", "d1", "d0");
    }

    [Fact]
    public async Task A_list_holds_one_source_or_state_or_what_the_caller_may_see()
    {
        await _store.FinishAsync("d2", DeliveryState.Failed);

        (await IdsAsync(new DeliveryFilter(RepositoryName.Parse("ACME/Odd"), null, 50, null, null))).Should().Equal("d5", "d3", "d1");
        (await IdsAsync(new DeliveryFilter(null, DeliveryState.Failed, 50, null, null))).Should().Equal("d2");
        (await IdsAsync(new DeliveryFilter(null, null, 50, null, [RepositoryName.Parse("acme/even")]))).Should().Equal("d6", "d4", "d2", "d0");
        (await IdsAsync(new DeliveryFilter(null, null, 50, null, []))).Should().BeEmpty();
    }

    [Fact]
    public async Task The_steps_of_all_runs_are_kept_in_their_order()
    {
        var at = _store.Time.GetUtcNow();
        foreach (var name in new[] { "first", "second" })
        {
            await _store.Deliveries.ClaimAsync("d0", TestContext.Current.CancellationToken);
            await _store.Deliveries.SettleAsync(
                "d0",
                new DeliverySettlement { State = DeliveryState.Retrying, Attempts = 1, NotBefore = at, Steps = [new(at, name, TimeSpan.FromMilliseconds(5), 2, "detail")] },
                TestContext.Current.CancellationToken);
        }

        var found = await _store.History.FindAsync("d0", TestContext.Current.CancellationToken);

        found!.Steps.Should().Equal(
            new DeliveryStep(at, "first", TimeSpan.FromMilliseconds(5), 2, "detail"), new DeliveryStep(at, "second", TimeSpan.FromMilliseconds(5), 2, "detail"));
        found.Summary.Requests.Should().Be(4);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found() =>
        (await _store.History.FindAsync("nothing", TestContext.Current.CancellationToken)).Should().BeNull();

    private async Task<List<string>> IdsAsync(DeliveryFilter filter) => [.. (await ListAsync(filter)).Items.Select(item => item.Id)];

    private Task<DeliveryPage> ListAsync(DeliveryFilter filter) => _store.History.ListAsync(filter, TestContext.Current.CancellationToken);
}

public sealed class DeliveryHistoryOnSqliteTests() : DeliveryHistoryTests(new StoreOnDisk());

public sealed class DeliveryHistoryOnPostgresTests() : DeliveryHistoryTests(new StoreOnPostgres().Required());
