using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public abstract class UnresolvedTests(Store store) : IAsyncLifetime
{
    private readonly Store _store = store;

    public ValueTask InitializeAsync() => _store.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task What_failed_or_is_held_is_listed_newest_first_in_pages_with_how_many_there_are()
    {
        await EndedAsync("failed", 1, DeliveryState.Failed);
        await EndedAsync("fine", 2, DeliveryState.Succeeded);
        await EndedAsync("partly", 3, DeliveryState.PartiallyFailed);
        await EndedAsync("ignored", 4, DeliveryState.Ignored);
        await EndedAsync("held", 5, DeliveryState.Held, "acme/other");
        await AcceptAsync("waiting", 6);

        var first = await ListAsync(2);
        var second = await ListAsync(2, first.Next);

        first.Items.Concat(second.Items).Select(item => item.Id).Should().Equal("held", "partly", "failed");
        (first.Total, second.Total, second.Next).Should().Be((3, 3, null));
    }

    [Fact]
    public async Task A_caller_is_told_of_the_sources_that_it_may_see()
    {
        await EndedAsync("ours", 1, DeliveryState.Failed);
        await EndedAsync("others", 2, DeliveryState.Failed, "acme/other");

        var page = await _store.History.ListUnresolvedAsync(50, null, [RepositoryName.Parse("ACME/other")], TestContext.Current.CancellationToken);

        page.Items.Should().ContainSingle().Which.Id.Should().Be("others");
        page.Total.Should().Be(1);
        (await _store.History.ListUnresolvedAsync(50, null, [], TestContext.Current.CancellationToken)).Total.Should().Be(0);
    }

    [Theory]
    [InlineData(DeliveryState.Succeeded, false)]
    [InlineData(DeliveryState.Declined, false)]
    [InlineData(DeliveryState.Ignored, true)]
    public async Task A_replay_that_ended_well_resolves_what_failed(DeliveryState end, bool isListed)
    {
        await EndedAsync("failed", 1, DeliveryState.Failed);
        await EndedAsync("again", 1, end, kind: DeliveryKind.Replay);

        (await IdsAsync()).Should().Equal(isListed ? ["failed"] : []);
    }

    [Fact]
    public async Task A_replay_that_goes_on_hides_what_failed_and_one_that_failed_stands_for_it()
    {
        await EndedAsync("failed", 1, DeliveryState.Failed);
        await AcceptAsync("again", 1, kind: DeliveryKind.Replay);
        (await IdsAsync()).Should().BeEmpty();

        await _store.FinishAsync("again", DeliveryState.PartiallyFailed);

        (await IdsAsync()).Should().Equal("again");
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await EndedAsync("failed", 1, DeliveryState.Failed);
        await _store.AcceptAsync(New("look", 1, kind: DeliveryKind.Replay) with { DryRun = true });
        (await IdsAsync()).Should().Equal("failed");

        await _store.FinishAsync("look", DeliveryState.Succeeded);
        (await IdsAsync()).Should().Equal("failed");

        await _store.AcceptAsync(New("look again", 1, kind: DeliveryKind.Replay) with { DryRun = true });
        await _store.FinishAsync("look again", DeliveryState.Failed);
        (await IdsAsync()).Should().Equal("failed");
    }

    [Fact]
    public async Task Another_merge_resolves_nothing_and_neither_does_another_sync()
    {
        await EndedAsync("failed", 1, DeliveryState.Failed);
        await EndedAsync("next", 2, DeliveryState.Succeeded);
        await EndedAsync("same number", 1, DeliveryState.Succeeded, "acme/other", repository: 2002);
        await SyncedAsync("first sync", DeliveryState.Failed);
        await SyncedAsync("second sync", DeliveryState.Succeeded);

        (await IdsAsync()).Should().Equal("first sync", "failed");
    }

    [Fact]
    public async Task What_was_resolved_stays_resolved_when_the_replay_is_kept_no_longer()
    {
        await EndedAsync("failed", 1, DeliveryState.Failed);
        await EndedAsync("again", 1, DeliveryState.Succeeded, kind: DeliveryKind.Replay);
        await _store.Process.GetRequiredService<IRetention>().PruneDeliveriesAsync(_store.Time.GetUtcNow().AddDays(1), TestContext.Current.CancellationToken);

        (await _store.History.FindAsync("again", TestContext.Current.CancellationToken)).Should().BeNull();
        (await IdsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_fails_again_after_it_was_armed_again_is_listed_again()
    {
        await EndedAsync("failed", 1, DeliveryState.Failed);
        await EndedAsync("again", 1, DeliveryState.Failed, kind: DeliveryKind.Replay);
        (await IdsAsync()).Should().Equal("again");

        await _store.AcceptAsync(New("failed", 1));
        (await IdsAsync()).Should().BeEmpty();
        await _store.FinishAsync("failed", DeliveryState.Failed);

        (await IdsAsync()).Should().Equal("failed");
    }

    private static NewDelivery New(string id, int number, string source = "acme/code-examples", DeliveryKind kind = DeliveryKind.Webhook, long repository = 1001) =>
        Delivery(id, number, kind) with { PullRequest = Given.Merge(number, source, repository) };

    private async Task AcceptAsync(string id, int number, string source = "acme/code-examples", DeliveryKind kind = DeliveryKind.Webhook, long repository = 1001)
    {
        _store.Time.Advance(TimeSpan.FromSeconds(1));
        await _store.AcceptAsync(New(id, number, source, kind, repository));
    }

    private async Task EndedAsync(string id, int number, DeliveryState state, string source = "acme/code-examples", DeliveryKind kind = DeliveryKind.Webhook, long repository = 1001)
    {
        await AcceptAsync(id, number, source, kind, repository);
        await _store.FinishAsync(id, state);
    }

    private async Task SyncedAsync(string id, DeliveryState state)
    {
        _store.Time.Advance(TimeSpan.FromSeconds(1));
        await _store.AcceptAsync(Delivery(id, 1, DeliveryKind.Sync) with { PullRequest = Given.Merge() with { Number = null } });
        await _store.FinishAsync(id, state);
    }

    private Task<UnresolvedPage> ListAsync(int limit, DeliveryCursor? before = null) => _store.History.ListUnresolvedAsync(limit, before, null, TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<string>> IdsAsync()
    {
        var page = await ListAsync(200);
        page.Total.Should().Be(page.Items.Count);
        return [.. page.Items.Select(item => item.Id)];
    }
}

public sealed class UnresolvedOnSqliteTests() : UnresolvedTests(new StoreOnDisk());

public sealed class UnresolvedOnPostgresTests() : UnresolvedTests(new StoreOnPostgres().Required());
