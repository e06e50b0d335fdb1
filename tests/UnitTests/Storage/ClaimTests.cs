using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public abstract class ClaimTests(Store store)
{
    private static int _number;
    private readonly int _mine = Interlocked.Increment(ref _number);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Id => $"claim-{_mine}";

    [Fact]
    public async Task Of_many_who_claim_at_once_one_gets_it()
    {
        await AcceptAsync();
        var processes = Enumerable.Range(0, 4).Select(_ => AnotherProcess()).ToList();

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => processes[i % 4].ClaimAsync(Id, Token))));

        claims.Count(claim => claim is not null).Should().Be(1);
    }

    [Fact]
    public async Task What_is_not_known_or_not_due_is_not_claimed()
    {
        (await store.Deliveries.ClaimAsync("unknown", Token)).Should().BeNull();

        await AcceptAsync();
        await store.Deliveries.ClaimAsync(Id, Token);
        var later = store.Time.GetUtcNow().AddSeconds(10);
        await store.Deliveries.SettleAsync(Id, new DeliverySettlement { State = DeliveryState.Retrying, Attempts = 1, NotBefore = later }, Token);
        (await store.Deliveries.ClaimAsync(Id, Token)).Should().BeNull();

        store.Time.Advance(TimeSpan.FromSeconds(10));
        (await store.Deliveries.ClaimAsync(Id, Token)).Should().BeEquivalentTo(new { Attempts = 1, IsResumed = true });
    }

    [Fact]
    public async Task After_its_lease_another_may_take_it_over_and_the_first_has_lost_it()
    {
        await AcceptAsync();
        var first = AnotherProcess();
        var second = AnotherProcess();
        (await first.ClaimAsync(Id, Token))!.IsResumed.Should().BeFalse();

        store.Time.Advance(Leases.Length);
        (await second.ClaimAsync(Id, Token)).Should().BeNull("the lease holds to its end");
        store.Time.Advance(TimeSpan.FromTicks(1));
        (await second.ClaimAsync(Id, Token))!.IsResumed.Should().BeTrue();

        (await first.RenewAsync(Id, Token)).Should().BeFalse();
        await first.SettleAsync(Id, new DeliverySettlement { State = DeliveryState.Failed, Attempts = 8, Error = "late" }, Token);
        (await store.FindAsync(Id)).Should().BeEquivalentTo(new { State = DeliveryState.Running, Error = (string?)null, Attempts = 0 });
    }

    [Fact]
    public async Task A_renewed_lease_runs_on()
    {
        await AcceptAsync();
        var first = AnotherProcess();
        await first.ClaimAsync(Id, Token);
        store.Time.Advance(Leases.Length / 2);
        (await first.RenewAsync(Id, Token)).Should().BeTrue();
        store.Time.Advance(Leases.Length / 2 + TimeSpan.FromSeconds(1));

        (await AnotherProcess().ClaimAsync(Id, Token)).Should().BeNull();
    }

    [Fact]
    public async Task What_is_finished_is_neither_claimed_nor_renewed_nor_settled_again()
    {
        await AcceptAsync();
        await store.FinishAsync(Id, DeliveryState.Succeeded);

        (await store.Deliveries.ClaimAsync(Id, Token)).Should().BeNull();
        (await store.Deliveries.RenewAsync(Id, Token)).Should().BeFalse();
        await store.Deliveries.SettleAsync(Id, new DeliverySettlement { State = DeliveryState.Failed, Attempts = 2 }, Token);
        (await store.FindAsync(Id)).State.Should().Be(DeliveryState.Succeeded);
    }

    [Fact]
    public async Task Those_who_wait_are_listed_longest_waiting_first_and_those_in_work_are_not()
    {
        store.Time.Advance(TimeSpan.FromHours(1));
        await AcceptAsync("old", 0);
        store.Time.Advance(TimeSpan.FromSeconds(1));
        await AcceptAsync("new", 1);
        await AcceptAsync("working", 2);
        await store.Deliveries.ClaimAsync($"{Id}-working", Token);

        var waiting = (await store.Deliveries.ListWaitingAsync(null, store.Time.GetUtcNow(), Token)).Select(delivery => delivery.Id).Where(id => id.StartsWith($"{Id}-", StringComparison.Ordinal));
        waiting.Should().Equal($"{Id}-old", $"{Id}-new");

        store.Time.Advance(Leases.Length + TimeSpan.FromSeconds(1));
        (await store.Deliveries.ListWaitingAsync(null, store.Time.GetUtcNow(), Token)).Select(delivery => delivery.Id).Should().Contain($"{Id}-working", "whoever had it is dead");
    }

    [Fact]
    public async Task Of_a_source_with_many_who_wait_the_first_are_listed_and_another_source_is_not_hidden()
    {
        store.Time.Advance(TimeSpan.FromHours(1));
        for (var i = 0; i < 60; i++)
        {
            await store.AcceptAsync(Delivery($"{Id}-many-{i}") with { PullRequest = Given.Merge((1000 * _mine) + i, "acme/busy") });
        }

        store.Time.Advance(TimeSpan.FromSeconds(1));
        await store.AcceptAsync(Delivery($"{Id}-other", 1000 * _mine) with { PullRequest = Given.Merge((1000 * _mine) + 99, "acme/seldom") });

        var waiting = await store.Deliveries.ListWaitingAsync(null, store.Time.GetUtcNow(), Token);

        waiting.Should().Contain(delivery => delivery.Id == $"{Id}-other");
        waiting.Count(delivery => delivery.Source.Name == "busy").Should().Be(50);
    }

    [Fact]
    public async Task Of_a_source_whoever_came_first_comes_first_however_often_it_was_put_off()
    {
        var source = RepositoryName.Parse($"acme/order-{_mine}");
        var ids = Enumerable.Range(0, 3).Select(i => $"{Id}-order-{i}").ToList();
        foreach (var (i, id) in ids.Index())
        {
            store.Time.Advance(TimeSpan.FromSeconds(1));
            await store.AcceptAsync(Delivery(id) with { PullRequest = Given.Merge((1000 * _mine) + 500 + i, source.ToString()) });
        }

        await store.Deliveries.ClaimAsync(ids[0], Token);
        var again = store.Time.GetUtcNow().AddSeconds(1);
        await store.Deliveries.SettleAsync(ids[0], new DeliverySettlement { State = DeliveryState.Retrying, Attempts = 0, NotBefore = again }, Token);
        (await NextAsync()).Should().Equal(ids[1..]);

        store.Time.Advance(TimeSpan.FromSeconds(1));
        (await NextAsync()).Should().Equal(ids);
        await store.Deliveries.ClaimAsync(ids[0], Token);
        await store.Deliveries.ClaimAsync(ids[2], Token);
        await store.Deliveries.SettleAsync(ids[2], new DeliverySettlement { State = DeliveryState.Retrying, Attempts = 0, NotBefore = again.AddSeconds(9) }, Token);
        (await NextAsync()).Should().Equal([ids[1], ids[2]], "the one that will be due is told of where no two are");

        async Task<IEnumerable<string>> NextAsync() =>
            (await store.Deliveries.ListWaitingAsync(source, store.Time.GetUtcNow().AddSeconds(30), Token)).Select(delivery => delivery.Id);
    }

    [Fact]
    public async Task What_is_due_soon_is_listed_before_its_time()
    {
        await AcceptAsync();
        await store.Deliveries.ClaimAsync(Id, Token);
        var later = store.Time.GetUtcNow().AddSeconds(10);
        await store.Deliveries.SettleAsync(Id, new DeliverySettlement { State = DeliveryState.Retrying, Attempts = 1, NotBefore = later }, Token);

        (await store.Deliveries.ListWaitingAsync(null, later.AddTicks(-1), Token)).Should().NotContain(delivery => delivery.Id == Id);
        (await store.Deliveries.ListWaitingAsync(null, later, Token)).Should().Contain(delivery => delivery.Id == Id && delivery.NotBefore == later);
    }

    [Fact]
    public async Task A_change_set_is_kept_as_soon_as_it_is_known_and_replaced_by_what_comes_later()
    {
        await AcceptAsync();
        await store.Deliveries.ClaimAsync(Id, Token);
        var key = Given.ChangeSet("x").Key;
        await store.Deliveries.SaveAsync(Id, new ChangeSetRecord { Key = key, State = ChangeSetState.Pending, Error = "502" }, Token);
        var record = new ChangeSetRecord
        {
            Key = key,
            State = ChangeSetState.Succeeded,
            Commit = Given.Commit('c'),
            PullRequest = 5,
            PullRequestUrl = "https://github.com/acme/docs/pull/5",
            Files = [new("a", "r", "b", Domain.Copying.FileAction.Write, Domain.Copying.FileResultState.Succeeded), new("c", null, null, Domain.Copying.FileAction.None, Domain.Copying.FileResultState.Skipped, "why")],
        };
        await store.Deliveries.SaveAsync(Id, record, Token);

        (await store.DetailsAsync(Id)).ChangeSets.Should().ContainSingle().Which.Should().BeEquivalentTo(record);
    }

    private IDeliveryStore AnotherProcess() => store.NewProcess().GetRequiredService<IDeliveryStore>();

    private Task<Acceptance> AcceptAsync() => store.AcceptAsync(Delivery(Id, _mine));

    private Task<Acceptance> AcceptAsync(string suffix, int offset) => store.AcceptAsync(Delivery($"{Id}-{suffix}", (1000 * _mine) + offset));
}

public sealed class ClaimsOnSqliteTests(StoreOnDisk store) : ClaimTests(store), IClassFixture<StoreOnDisk>;

public sealed class ClaimsOnPostgresTests(StoreOnPostgres store) : ClaimTests(store.Required()), IClassFixture<StoreOnPostgres>;
