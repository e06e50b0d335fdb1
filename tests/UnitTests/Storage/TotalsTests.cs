using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public abstract class TotalsTests(Store store)
{
    private static int _number;
    private readonly string _source = $"acme/counted-{Interlocked.Increment(ref _number)}";

    [Fact]
    public async Task Each_delivery_counts_once_by_how_it_ended()
    {
        await FinishAsync(DeliveryState.Succeeded, Set(FileResultState.Succeeded, FileResultState.Unchanged));
        await FinishAsync(DeliveryState.PartiallyFailed, Set(FileResultState.Succeeded, FileResultState.Failed));
        await FinishAsync(DeliveryState.Failed);
        await AcceptAsync();

        var totals = await TotalsAsync();

        totals.Should().BeEquivalentTo(new { Received = 4, Processed = 1, Failed = 2, LastFailed = true, Files = new FileCounts(4, 2, 1, 0, 1) });
        totals.LastWebhook.Should().Be(store.Time.GetUtcNow());
    }

    [Fact]
    public async Task Duplicates_do_not_count()
    {
        var delivery = await AcceptAsync();
        await store.AcceptAsync(delivery);

        (await TotalsAsync()).Received.Should().Be(1);
    }

    [Fact]
    public async Task A_delivery_that_is_armed_again_counts_by_how_it_ends_at_last()
    {
        var delivery = await FinishAsync(DeliveryState.PartiallyFailed, Set(FileResultState.Succeeded, FileResultState.Failed));
        await store.AcceptAsync(delivery);
        (await TotalsAsync()).Should().BeEquivalentTo(new { Received = 1, Processed = 0, Failed = 0, Files = FileCounts.None });

        await store.FinishAsync(delivery.Id, DeliveryState.Succeeded, Set(FileResultState.Succeeded, FileResultState.Succeeded));

        (await TotalsAsync()).Should().BeEquivalentTo(new { Received = 1, Processed = 1, Failed = 0, LastFailed = false, Files = new FileCounts(2, 2, 0, 0, 0) });
    }

    [Fact]
    public async Task What_proves_to_be_nobodys_is_taken_out_again()
    {
        await FinishAsync(DeliveryState.Ignored);

        (await TotalsAsync()).Should().BeEquivalentTo(new { Received = 0, Processed = 0, Failed = 0 });
    }

    [Fact]
    public async Task A_dry_run_counts_nothing()
    {
        var delivery = NewDelivery() with { DryRun = true };
        await store.AcceptAsync(delivery);
        await store.FinishAsync(delivery.Id, DeliveryState.Succeeded, Set(FileResultState.Succeeded));

        (await TotalsAsync()).Should().BeEquivalentTo(new { Received = 0, Processed = 0, Files = FileCounts.None });
        (await TimeAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Processing_time_is_told_in_real_percentiles()
    {
        for (var seconds = 1; seconds <= 100; seconds++)
        {
            var delivery = await AcceptAsync();
            await store.Deliveries.ClaimAsync(delivery.Id, TestContext.Current.CancellationToken);
            store.Time.Advance(TimeSpan.FromMilliseconds(seconds));
            await store.Deliveries.SettleAsync(delivery.Id, new DeliverySettlement { State = DeliveryState.Succeeded, Attempts = 1 }, TestContext.Current.CancellationToken);
        }

        var time = (await TimeAsync())!;

        time.Average.TotalMilliseconds.Should().BeApproximately(50.5, 0.01);
        new[] { time.Min, time.P50, time.P95, time.P99, time.Max }.Select(span => span.TotalMilliseconds).Should().Equal(1, 50, 95, 99, 100);
    }

    [Fact]
    public async Task Unfinished_change_sets_are_the_length_of_the_queue()
    {
        var before = (await store.History.QueueLengthsAsync(TestContext.Current.CancellationToken)).ChangeSets;
        var delivery = await AcceptAsync();
        (await store.History.QueueLengthsAsync(TestContext.Current.CancellationToken)).ChangeSets.Should().Be(before + 1, "it is one at least");

        await store.Deliveries.ClaimAsync(delivery.Id, TestContext.Current.CancellationToken);
        var set = Set() with { State = ChangeSetState.Pending };
        await store.Deliveries.SaveAsync(delivery.Id, set, TestContext.Current.CancellationToken);
        await store.Deliveries.SaveAsync(delivery.Id, set with { Key = set.Key with { Group = "other" } }, TestContext.Current.CancellationToken);
        (await store.History.QueueLengthsAsync(TestContext.Current.CancellationToken)).ChangeSets.Should().Be(before + 2);

        await store.Deliveries.SettleAsync(delivery.Id, new DeliverySettlement { State = DeliveryState.Failed, Attempts = 8, Error = "given up" }, TestContext.Current.CancellationToken);
        (await store.History.QueueLengthsAsync(TestContext.Current.CancellationToken)).ChangeSets.Should().Be(before);
        (await store.FindAsync(delivery.Id)).ChangeSets.Should().OnlyContain(ended => ended.State == ChangeSetState.Failed && ended.Error == "given up");
    }

    private static ChangeSetRecord Set(params FileResultState[] files) => new()
    {
        Key = Given.ChangeSet("x").Key,
        State = ChangeSetState.Succeeded,
        Files = [.. files.Select((state, index) => new FileResult($"f{index}", "r", $"t{index}", FileAction.Write, state))],
    };

    private NewDelivery NewDelivery()
    {
        var number = Interlocked.Increment(ref _number);
        return Delivery($"counted-{number}") with { PullRequest = Given.Merge(number, _source) };
    }

    private async Task<NewDelivery> AcceptAsync()
    {
        var delivery = NewDelivery();
        await store.AcceptAsync(delivery);
        return delivery;
    }

    private async Task<NewDelivery> FinishAsync(DeliveryState state, params ChangeSetRecord[] sets)
    {
        var delivery = await AcceptAsync();
        await store.FinishAsync(delivery.Id, state, sets);
        return delivery;
    }

    private async Task<ProcessingTime?> TimeAsync() =>
        (await store.Totals.ProcessingTimesAsync(null, TestContext.Current.CancellationToken)).GetValueOrDefault(RepositoryName.Parse(_source));

    private async Task<SourceTotals> TotalsAsync() =>
        (await store.Totals.TotalsAsync(TestContext.Current.CancellationToken)).Single(total => total.Source.ToString() == _source);
}

public sealed class TotalsOnSqliteTests(StoreOnDisk store) : TotalsTests(store), IClassFixture<StoreOnDisk>;

public sealed class TotalsOnPostgresTests(StoreOnPostgres store) : TotalsTests(store.Required()), IClassFixture<StoreOnPostgres>;
