using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.UnitTests.Copying;
using static ExamplesCopier.UnitTests.Storage.StoreOnDisk;

namespace ExamplesCopier.UnitTests.Storage;

public sealed class RateTests(StoreOnDisk store) : IClassFixture<StoreOnDisk>
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

    private Task<Acceptance> AcceptAsync(int? perMinute, string? source = null)
    {
        var number = Interlocked.Increment(ref _number);
        return store.AcceptAsync(Delivery($"rate-{number}") with { PullRequest = Given.Merge(number, source ?? _source) }, perMinute);
    }
}
