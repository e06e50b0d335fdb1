using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Storage;

public abstract class BranchLocksTests(Store store)
{
    private static int _number;
    private readonly RepositoryName _repository = RepositoryName.Parse($"acme/locked-{Interlocked.Increment(ref _number)}");

    private IBranchLocks Locks => store.Process.GetRequiredService<IBranchLocks>();

    [Fact]
    public async Task A_branch_has_one_holder_at_a_time()
    {
        var held = await TakeAsync("one");

        held.Should().NotBeNull();
        (await TakeAsync("two")).Should().BeNull();

        await held!.DisposeAsync();
        (await TakeAsync("two")).Should().NotBeNull();
    }

    [Fact]
    public async Task Of_many_deliveries_in_two_processes_one_gets_it()
    {
        IBranchLocks[] processes = [Locks, store.NewProcess().GetRequiredService<IBranchLocks>()];

        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(
            () => processes[i % 2].TryAcquireAsync(_repository, BranchName.Main, $"d{i}", TestContext.Current.CancellationToken))));

        taken.Count(held => held is not null).Should().Be(1);
    }

    [Fact]
    public async Task Case_does_not_make_another_repository_but_another_branch()
    {
        await TakeAsync("one");

        (await Locks.TryAcquireAsync(RepositoryName.Parse(_repository.ToString().ToUpperInvariant()), BranchName.Main, "two", TestContext.Current.CancellationToken)).Should().BeNull();
        (await Locks.TryAcquireAsync(_repository, BranchName.Parse("MAIN"), "two", TestContext.Current.CancellationToken)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_holder_that_died_holds_it_no_longer_than_its_lease()
    {
        var dead = await TakeAsync("dead");
        store.Time.Advance(Leases.Length);
        (await TakeAsync("next")).Should().BeNull();
        store.Time.Advance(TimeSpan.FromTicks(1));
        (await TakeAsync("next")).Should().NotBeNull();

        await dead!.DisposeAsync();
        (await TakeAsync("third")).Should().BeNull("what the dead one gives back is not its own any more");
    }

    [Fact]
    public async Task The_holder_itself_may_take_it_again()
    {
        await TakeAsync("one");

        (await TakeAsync("one")).Should().NotBeNull();
    }

    [Fact]
    public async Task A_delivery_at_work_keeps_its_branches_as_long_as_itself()
    {
        var delivery = await StartAsync();
        await TakeAsync(delivery);
        for (var i = 0; i < 5; i++)
        {
            store.Time.Advance(Leases.Length - TimeSpan.FromSeconds(1));
            (await store.Deliveries.RenewAsync(delivery, TestContext.Current.CancellationToken)).Should().BeTrue();
        }

        (await TakeAsync("two")).Should().BeNull();
    }

    [Fact]
    public async Task A_delivery_whose_branch_another_took_has_lost_its_work()
    {
        var delivery = await StartAsync();
        await TakeAsync(delivery);
        await using var lease = new Lease(store.Deliveries, delivery, store.Time, TestContext.Current.CancellationToken);
        var lost = new TaskCompletionSource();
        await using var registration = lease.Lost.Register(lost.SetResult);
        await TakeAwayAsync();

        store.Time.Advance(Leases.Length / 3);

        await lost.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_branch_that_was_given_back_is_neither_renewed_nor_missed()
    {
        var delivery = await StartAsync();
        var held = await TakeAsync(delivery);
        await held!.DisposeAsync();

        (await store.Deliveries.RenewAsync(delivery, TestContext.Current.CancellationToken)).Should().BeTrue();
        (await TakeAsync("two")).Should().NotBeNull();
    }

    private async Task<string> StartAsync()
    {
        var number = 500_000 + Interlocked.Increment(ref _number);
        var delivery = Store.Delivery($"writer-{number}", number);
        await store.AcceptAsync(delivery);
        (await store.Deliveries.ClaimAsync(delivery.Id, TestContext.Current.CancellationToken)).Should().NotBeNull();
        return delivery.Id;
    }

    private async Task TakeAwayAsync()
    {
        await using var database = store.Database();
        var key = $"{_repository}@main";
        (await database.BranchLocks.Where(row => row.Branch == key)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Holder, "another"), TestContext.Current.CancellationToken)).Should().Be(1);
    }

    private Task<IAsyncDisposable?> TakeAsync(string delivery) =>
        Locks.TryAcquireAsync(_repository, BranchName.Main, delivery, TestContext.Current.CancellationToken);
}

public sealed class BranchLocksOnSqliteTests(StoreOnDisk store) : BranchLocksTests(store), IClassFixture<StoreOnDisk>;

public sealed class BranchLocksOnPostgresTests(StoreOnPostgres store) : BranchLocksTests(store.Required()), IClassFixture<StoreOnPostgres>;
