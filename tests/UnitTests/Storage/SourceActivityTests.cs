using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public sealed class SourceActivityTests(StoreOnDisk store) : IClassFixture<StoreOnDisk>
{
    private static readonly TimeSpan _week = TimeSpan.FromDays(7);

    [Fact]
    public async Task A_source_is_quiet_from_its_newest_webhook_on_and_nothing_else_breaks_its_silence()
    {
        await store.AcceptAsync(Delivery("long-ago", 1));
        store.Time.Advance(TimeSpan.FromDays(8));
        await store.AcceptAsync(Delivery("busy-1", 2));
        store.Time.Advance(TimeSpan.FromDays(2));
        await store.AcceptAsync(Delivery("busy-2", 3));
        var newest = store.Time.GetUtcNow();
        store.Time.Advance(TimeSpan.FromDays(1));
        await store.AcceptAsync(Delivery("replayed", 3, DeliveryKind.Replay));
        await store.AcceptAsync(Delivery("missed", 4, DeliveryKind.CatchUp));

        var quiet = await ListAsync(newest.AddHours(-1), newest);

        quiet.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Newest = newest, Webhooks = 2, CaughtUp = 1 });
        (await ListAsync(newest, newest.AddDays(1))).Should().BeEmpty("it had gone quiet before");
        (await ListAsync(newest.AddDays(-3), newest.AddHours(-1))).Should().BeEmpty("it was heard of later");
    }

    private Task<IReadOnlyList<QuietSource>> ListAsync(DateTimeOffset after, DateTimeOffset until) =>
        store.Process.GetRequiredService<ISourceActivity>().ListQuietAsync(after, until, _week, TestContext.Current.CancellationToken);
}
