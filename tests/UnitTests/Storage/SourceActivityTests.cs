using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public sealed class SourceActivityTests(StoreOnDisk store) : IClassFixture<StoreOnDisk>
{
    private static readonly TimeSpan _week = TimeSpan.FromDays(7);

    [Fact]
    public async Task A_source_is_quiet_from_its_newest_merge_on_and_replays_break_no_silence()
    {
        await store.AcceptAsync(Delivery("long-ago", 1));
        store.Time.Advance(TimeSpan.FromDays(8));
        await store.AcceptAsync(Delivery("busy-1", 2));
        store.Time.Advance(TimeSpan.FromDays(2));
        await store.AcceptAsync(Delivery("busy-2", 3));
        var newest = store.Time.GetUtcNow();
        store.Time.Advance(TimeSpan.FromDays(1));
        await store.AcceptAsync(Delivery("replayed", 3, DeliveryKind.Replay));

        var quiet = await ListAsync(newest.AddHours(-1), newest);

        quiet.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Newest = newest, Deliveries = 2 });
        (await ListAsync(newest, newest.AddDays(1))).Should().BeEmpty("it had gone quiet before");
        (await ListAsync(newest.AddDays(-3), newest.AddHours(-1))).Should().BeEmpty("it was heard of later");
    }

    private Task<IReadOnlyList<QuietSource>> ListAsync(DateTimeOffset after, DateTimeOffset until) =>
        store.Process.GetRequiredService<ISourceActivity>().ListQuietAsync(after, until, _week, TestContext.Current.CancellationToken);
}
