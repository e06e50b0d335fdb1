using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

/// <summary>A claim knows how many processes died over its delivery.</summary>
public abstract class DeathTests(Store store)
{
    private static int _last;
    private readonly int _number = Interlocked.Increment(ref _last);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Id => $"death-{_number}";

    private string Other => $"{Id}-other";

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

    [Fact]
    public async Task What_two_processes_died_over_gets_its_last_chance_while_no_other_such_is_under_way()
    {
        await store.AcceptAsync(Delivery(Id, _number));
        await store.AcceptAsync(Delivery(Other, 1000 + _number));
        await KillAsync(Id, Other);
        await KillAsync(Id, Other);
        var third = AnotherProcess();

        (await third.ClaimAsync(Id, Token))!.Deaths.Should().Be(2);
        (await third.ClaimAsync(Other, Token)).Should().BeNull();

        var waits = await store.FindAsync(Other);
        waits.Should().BeEquivalentTo(new { State = DeliveryState.Retrying, Attempts = 0 });
        store.Scheduled.All.Should().Contain((Given.Merge().Repository, waits.NotBefore!.Value));
        store.Time.Advance(Leases.Length + TimeSpan.FromSeconds(1));
        var fourth = AnotherProcess();
        (await fourth.ClaimAsync(Id, Token))!.Deaths.Should().Be(3, "it is the one");
        await fourth.SettleAsync(Id, new DeliverySettlement { State = DeliveryState.Failed, Attempts = 0 }, Token);
        (await fourth.ClaimAsync(Other, Token))!.Deaths.Should().Be(2, "it was not there");
    }

    [Fact]
    public async Task What_was_under_way_when_one_process_died_goes_on_together()
    {
        await store.AcceptAsync(Delivery(Id, _number));
        await store.AcceptAsync(Delivery(Other, 1000 + _number));
        await KillAsync(Id, Other);
        var second = AnotherProcess();

        (await second.ClaimAsync(Id, Token))!.Deaths.Should().Be(1);
        (await second.ClaimAsync(Other, Token))!.Deaths.Should().Be(1);
    }

    private async Task KillAsync(params string[] ids)
    {
        var process = AnotherProcess();
        foreach (var id in ids)
        {
            (await process.ClaimAsync(id, Token)).Should().NotBeNull();
        }

        store.Time.Advance(Leases.Length + TimeSpan.FromSeconds(1));
    }

    private async Task<int> ClaimAfterLeaseAsync()
    {
        var claim = await AnotherProcess().ClaimAsync(Id, Token);
        store.Time.Advance(Leases.Length + TimeSpan.FromSeconds(1));
        return claim!.Deaths;
    }

    private IDeliveryStore AnotherProcess() => store.NewProcess().GetRequiredService<IDeliveryStore>();
}

public sealed class DeathsOnSqliteTests(StoreOnDisk store) : DeathTests(store), IClassFixture<StoreOnDisk>;

public sealed class DeathsOnPostgresTests(StoreOnPostgres store) : DeathTests(store.Required()), IClassFixture<StoreOnPostgres>;
