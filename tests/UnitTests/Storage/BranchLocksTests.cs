using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Storage;

public sealed class BranchLocksTests(StoreOnDisk store) : IClassFixture<StoreOnDisk>
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

    private Task<IAsyncDisposable?> TakeAsync(string delivery) =>
        Locks.TryAcquireAsync(_repository, BranchName.Main, delivery, TestContext.Current.CancellationToken);
}
