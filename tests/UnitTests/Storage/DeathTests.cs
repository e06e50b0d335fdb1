using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

/// <summary>A claim knows how many processes died over its delivery.</summary>
public sealed class DeathTests(StoreOnDisk store) : IClassFixture<StoreOnDisk>
{
    private static int _last;
    private readonly int _number = Interlocked.Increment(ref _last);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Id => $"death-{_number}";

    [Fact]
    public async Task Each_process_that_leaves_its_lease_behind_counts()
    {
        await store.AcceptAsync(Delivery(Id, _number));

        (await ClaimAfterLeaseAsync()).Should().Be(0);
        (await ClaimAfterLeaseAsync()).Should().Be(1);
        (await ClaimAfterLeaseAsync()).Should().Be(2);
        (await ClaimAfterLeaseAsync()).Should().Be(3);
    }

    [Fact]
    public async Task A_process_that_comes_back_to_its_own_work_has_not_died()
    {
        await store.AcceptAsync(Delivery(Id, _number));
        await store.Deliveries.ClaimAsync(Id, Token);
        store.Time.Advance(Leases.Length + TimeSpan.FromSeconds(1));

        (await store.Deliveries.ClaimAsync(Id, Token))!.Deaths.Should().Be(0);
    }

    [Fact]
    public async Task Work_that_was_handed_back_does_not_count_and_does_not_forget()
    {
        await store.AcceptAsync(Delivery(Id, _number));
        await ClaimAfterLeaseAsync();
        var process = AnotherProcess();
        (await process.ClaimAsync(Id, Token))!.Deaths.Should().Be(1);
        await process.SettleAsync(Id, new DeliverySettlement { State = DeliveryState.Pending, Attempts = 0, NotBefore = store.Time.GetUtcNow() }, Token);

        (await AnotherProcess().ClaimAsync(Id, Token))!.Deaths.Should().Be(1);
    }

    [Fact]
    public async Task A_run_that_came_to_its_end_begins_the_count_anew()
    {
        await store.AcceptAsync(Delivery(Id, _number));
        await ClaimAfterLeaseAsync();
        var process = AnotherProcess();
        await process.ClaimAsync(Id, Token);
        await process.SettleAsync(Id, new DeliverySettlement { State = DeliveryState.Retrying, Attempts = 1, NotBefore = store.Time.GetUtcNow() }, Token);

        (await AnotherProcess().ClaimAsync(Id, Token))!.Deaths.Should().Be(0);
    }

    private async Task<int> ClaimAfterLeaseAsync()
    {
        var claim = await AnotherProcess().ClaimAsync(Id, Token);
        store.Time.Advance(Leases.Length + TimeSpan.FromSeconds(1));
        return claim!.Deaths;
    }

    private IDeliveryStore AnotherProcess() => store.NewProcess().GetRequiredService<IDeliveryStore>();
}
