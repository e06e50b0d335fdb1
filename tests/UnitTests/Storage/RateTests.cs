using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public abstract class RateTests(Store store)
{
    private static int _number;
    private readonly string _source = $"acme/rate-{Interlocked.Increment(ref _number)}";

    [Fact]
    public async Task A_burst_up_to_the_rate_starts_at_once_and_the_next_a_minute_after_the_first()
    {
        var begin = store.Time.GetUtcNow();

        (await Task.WhenAll(AcceptAsync(3), AcceptAsync(3), AcceptAsync(3))).Should().OnlyContain(acceptance => !acceptance.IsDeferred);
        var fourth = await AcceptAsync(3);

        fourth.Should().BeEquivalentTo(new { IsDeferred = true, NotBefore = begin.AddMinutes(1) });
        (await store.FindAsync(fourth.Id)).Should().BeEquivalentTo(new { State = DeliveryState.Deferred, NotBefore = (DateTimeOffset?)begin.AddMinutes(1) });
        (await store.Deliveries.ClaimAsync(fourth.Id, TestContext.Current.CancellationToken)).Should().BeNull("its time has not come");
    }

    [Fact]
    public async Task A_deferred_delivery_can_be_claimed_when_its_time_has_come()
    {
        await AcceptAsync(1);
        var second = await AcceptAsync(1);
        store.Time.Advance(TimeSpan.FromMinutes(1));

        (await store.Deliveries.ClaimAsync(second.Id, TestContext.Current.CancellationToken)).Should().NotBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task No_minute_holds_more_starts_than_the_rate(int perMinute)
    {
        var random = new Random(perMinute);
        var starts = new List<DateTimeOffset>();
        for (var i = 0; i < 60; i++)
        {
            starts.Add((await AcceptAsync(perMinute)).NotBefore);
            store.Time.Advance(TimeSpan.FromSeconds(random.Next(4) switch { 0 => 0, 1 => 1, 2 => random.Next(20), _ => random.Next(90) }));
        }

        starts.Should().BeInAscendingOrder();
        starts.Zip(starts.Skip(perMinute)).Should().OnlyContain(pair => pair.Second - pair.First >= TimeSpan.FromMinutes(1));
        starts.Zip(starts.Skip(perMinute)).Should().Contain(pair => pair.Second - pair.First == TimeSpan.FromMinutes(1), "no place is wasted");
    }

    [Fact]
    public async Task Sources_do_not_share_a_rate()
    {
        await AcceptAsync(1);

        (await AcceptAsync(1, "acme/elsewhere")).IsDeferred.Should().BeFalse();
        (await AcceptAsync(1)).IsDeferred.Should().BeTrue();
        (await AcceptAsync(1, _source.ToUpperInvariant())).IsDeferred.Should().BeTrue("GitHub ignores case");
    }

    [Fact]
    public async Task Without_a_rate_nothing_waits()
    {
        await AcceptAsync(1);

        (await AcceptAsync(null)).IsDeferred.Should().BeFalse();
    }

    [Fact]
    public async Task A_raised_rate_is_used_beside_those_who_wait_already()
    {
        var begin = store.Time.GetUtcNow();
        (await AcceptAsync(1)).NotBefore.Should().Be(begin);
        (await AcceptAsync(1)).NotBefore.Should().Be(begin.AddMinutes(1));

        (await AcceptAsync(3)).NotBefore.Should().Be(begin);
        (await AcceptAsync(3)).NotBefore.Should().Be(begin);
        (await AcceptAsync(3)).NotBefore.Should().Be(begin.AddMinutes(1));
    }

    [Fact]
    public async Task A_lowered_rate_holds_from_now_on()
    {
        var begin = store.Time.GetUtcNow();
        await Task.WhenAll(AcceptAsync(3), AcceptAsync(3), AcceptAsync(3));

        (await AcceptAsync(1)).NotBefore.Should().Be(begin.AddMinutes(1));
        (await AcceptAsync(1)).NotBefore.Should().Be(begin.AddMinutes(2));
    }

    [Fact]
    public async Task After_a_stop_no_more_start_within_a_minute_than_the_rate()
    {
        var waiting = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            waiting.Add((await AcceptAsync(2)).Id);
        }

        store.Time.Advance(TimeSpan.FromHours(1));
        var begin = store.Time.GetUtcNow();

        (await StartAsync(waiting)).Should().Equal(waiting[..2]);
        var next = begin.AddMinutes(1);
        (await store.FindAsync(waiting[2])).Should().BeEquivalentTo(new { State = DeliveryState.Deferred, NotBefore = (DateTimeOffset?)next });
        store.Scheduled.All.Should().Contain((RepositoryName.Parse(_source), next));

        store.Time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
        (await StartAsync(waiting[2..])).Should().BeEmpty();
        store.Time.Advance(TimeSpan.FromTicks(1));
        (await StartAsync(waiting[2..])).Should().Equal(waiting[2..4]);
    }

    [Fact]
    public async Task Those_who_are_put_off_come_in_the_order_in_which_they_were_received()
    {
        var waiting = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            waiting.Add((await AcceptAsync(2)).Id);
            store.Time.Advance(TimeSpan.FromSeconds(1));
        }

        store.Time.Advance(TimeSpan.FromHours(1));
        foreach (var started in await StartAsync([waiting[0], waiting[1], waiting[5], waiting[3], waiting[2]]))
        {
            await store.Deliveries.SettleAsync(started, new DeliverySettlement { State = DeliveryState.Succeeded, Attempts = 1 }, TestContext.Current.CancellationToken);
        }

        store.Time.Advance(TimeSpan.FromMinutes(1));

        var next = await store.Deliveries.ListWaitingAsync(null, store.Time.GetUtcNow(), TestContext.Current.CancellationToken);
        next.Select(delivery => delivery.Id).Where(waiting.Contains).Should().Equal(waiting[2..]);
    }

    [Fact]
    public async Task Later_attempts_and_replays_take_no_place()
    {
        var first = (await AcceptAsync(1)).Id;
        (await StartAsync([first])).Should().Equal(first);
        await store.Deliveries.SettleAsync(
            first, new DeliverySettlement { State = DeliveryState.Retrying, Attempts = 1, NotBefore = store.Time.GetUtcNow() }, TestContext.Current.CancellationToken);
        var replay = $"rate-replay-{Interlocked.Increment(ref _number)}";
        await store.AcceptAsync(Delivery(replay) with { Kind = DeliveryKind.Replay, PullRequest = Given.Merge(1, _source) });

        (await StartAsync([first, replay])).Should().Equal(first, replay);
    }

    [Fact]
    public async Task Of_many_replicas_that_start_at_once_together_no_more_start_than_the_rate()
    {
        var waiting = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            waiting.Add((await AcceptAsync(3)).Id);
        }

        store.Time.Advance(TimeSpan.FromHours(1));
        var replicas = Enumerable.Range(0, 4).Select(_ => store.NewProcess().GetRequiredService<IDeliveryStore>()).ToList();

        var claims = await Task.WhenAll(waiting.Select((id, i) => Task.Run(() => replicas[i % 4].ClaimAsync(id, TestContext.Current.CancellationToken))));

        claims.Count(claim => claim is not null).Should().Be(3);
    }

    [Fact]
    public async Task A_rate_changed_in_the_configuration_holds_for_those_who_wait_already()
    {
        var waiting = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            waiting.Add((await AcceptAsync(1)).Id);
        }

        (await StartAsync(waiting)).Should().Equal([waiting[0]]);
        var source = RepositoryName.Parse(_source);

        await store.Rates.ApplyAsync([(source, 3)], TestContext.Current.CancellationToken);
        (await StartAsync(waiting[1..])).Should().Equal(waiting[1..3], "three in a minute may start, and one has");

        await store.Rates.ApplyAsync([(source, 1)], TestContext.Current.CancellationToken);
        store.Time.Advance(TimeSpan.FromMinutes(1));
        (await StartAsync(waiting[3..])).Should().Equal([waiting[3]]);
    }

    [Fact]
    public async Task A_source_that_its_rate_holds_back_delays_no_other_and_loses_nothing()
    {
        const int all = 100;
        const int rate = 10;
        var waiting = new List<string>();
        for (var i = 0; i < all; i++)
        {
            waiting.Add((await AcceptAsync(rate)).Id);
            store.Time.Advance(TimeSpan.FromSeconds(0.1));
        }

        store.Time.Advance(TimeSpan.FromHours(1));
        var other = await AcceptAsync(rate, $"{_source}-beside");

        (await StartDueAsync()).Should().Equal(waiting[..rate], "all are due, and these may start");
        (await WaitingNowAsync()).Should().Equal([other.Id], "the others are put off all at once, and nobody need look at them");
        (await StartAsync([other.Id])).Should().Equal([other.Id]);
        for (var begun = rate; begun < all; begun += rate)
        {
            store.Time.Advance(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(1));
            (await StartDueAsync()).Should().BeEmpty();
            store.Time.Advance(TimeSpan.FromTicks(1));
            (await StartDueAsync()).Should().Equal(waiting[begun..(begun + rate)]);
        }
    }

    /// <summary>What is due of this test's sources.</summary>
    private async Task<List<string>> WaitingNowAsync() =>
        [
            .. (await store.Deliveries.ListWaitingAsync(null, store.Time.GetUtcNow(), TestContext.Current.CancellationToken))
                .Where(delivery => delivery.Source.ToString().StartsWith(_source, StringComparison.Ordinal)).Select(delivery => delivery.Id),
        ];

    /// <summary>Works on what is due of the source, as its triggers do, until there is nothing to be had.</summary>
    private async Task<List<string>> StartDueAsync()
    {
        var started = new List<string>();
        while (await store.Deliveries.ListWaitingAsync(RepositoryName.Parse(_source), store.Time.GetUtcNow(), TestContext.Current.CancellationToken) is [var next, ..]
            && await StartAsync([next.Id]) is [var id])
        {
            await store.Deliveries.SettleAsync(id, new DeliverySettlement { State = DeliveryState.Succeeded, Attempts = 1 }, TestContext.Current.CancellationToken);
            started.Add(id);
        }

        return started;
    }

    /// <summary>Those of them that may start now.</summary>
    private async Task<List<string>> StartAsync(IEnumerable<string> ids)
    {
        var started = new List<string>();
        foreach (var id in ids)
        {
            if (await store.Deliveries.ClaimAsync(id, TestContext.Current.CancellationToken) is not null)
            {
                started.Add(id);
            }
        }

        return started;
    }

    private Task<Acceptance> AcceptAsync(int? perMinute, string? source = null)
    {
        var number = Interlocked.Increment(ref _number);
        return store.AcceptAsync(Delivery($"rate-{number}") with { PullRequest = Given.Merge(number, source ?? _source) }, perMinute);
    }
}

public sealed class RatesOnSqliteTests(StoreOnDisk store) : RateTests(store), IClassFixture<StoreOnDisk>;

public sealed class RatesOnPostgresTests(StoreOnPostgres store) : RateTests(store.Required()), IClassFixture<StoreOnPostgres>;
