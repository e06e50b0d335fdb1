using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public abstract class RuleTalliesTests(Store store)
{
    private static int _last;
    private readonly string _source = $"acme/tallied-{Interlocked.Increment(ref _last)}";
    private readonly DateTimeOffset _from = store.Time.GetUtcNow().AddDays(-1);

    [Fact]
    public async Task A_file_counts_once_in_a_merge_however_many_targets_it_went_to()
    {
        await EndedAsync(NewMerge(), Set("acme/docs", ("a", "go"), ("b", "go"), ("a", "all")), Set("acme/site", ("a", "go")));
        store.Time.Advance(TimeSpan.FromMinutes(1));
        await EndedAsync(NewMerge(), Set("acme/docs", ("a", "go")));

        (await TalliesAsync()).Should().BeEquivalentTo([new RuleTally("all", 1, 1, store.Time.GetUtcNow().AddMinutes(-1)), new RuleTally("go", 3, 2, store.Time.GetUtcNow())]);
    }

    [Fact]
    public async Task A_merge_counts_once_however_often_it_is_delivered()
    {
        var merge = NewMerge();
        await EndedAsync(merge, DeliveryState.PartiallyFailed, Set("acme/docs", ("a", "go")));
        await EndedAsync(merge with { Id = $"{merge.Id}-again", Kind = DeliveryKind.Replay }, Set("acme/docs", ("a", "go")));
        // GitHub's redelivery.
        await EndedAsync(merge, Set("acme/docs", ("a", "go")));

        (await TalliesAsync()).Should().ContainSingle().Which.Should().Match<RuleTally>(tally => tally.Files == 1 && tally.Merges == 1);
    }

    [Fact]
    public async Task A_merge_whose_first_delivery_got_nowhere_counts_when_another_gets_somewhere()
    {
        var merge = NewMerge();
        await EndedAsync(merge, DeliveryState.Failed);
        await EndedAsync(merge with { Id = $"{merge.Id}-again", Kind = DeliveryKind.Replay }, Set("acme/docs", ("a", "go")));

        (await TalliesAsync()).Should().ContainSingle().Which.Merges.Should().Be(1);
    }

    [Fact]
    public async Task Dry_runs_and_syncs_do_not_count_and_neither_does_what_was_ignored()
    {
        await EndedAsync(NewMerge() with { DryRun = true }, Set("acme/docs", ("a", "go")));
        await EndedAsync(NewMerge(), DeliveryState.Ignored, Set("acme/docs", ("a", "go")));
        var sync = NewMerge();
        await EndedAsync(sync with { Kind = DeliveryKind.Sync, PullRequest = sync.PullRequest with { Number = null } }, Set("acme/docs", ("a", "go")));

        (await TalliesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Days_are_forgotten_one_by_one()
    {
        await EndedAsync(NewMerge(), Set("acme/docs", ("a", "go")));
        store.Time.Advance(TimeSpan.FromDays(1));
        await EndedAsync(NewMerge(), Set("acme/docs", ("a", "go")));
        var today = new DateTimeOffset(store.Time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);

        (await TalliesAsync(today)).Should().ContainSingle().Which.Merges.Should().Be(1);
        (await TalliesAsync()).Should().ContainSingle().Which.Merges.Should().Be(2);

        await store.Process.GetRequiredService<IRetention>().PruneRuleTalliesAsync(today, TestContext.Current.CancellationToken);
        (await TalliesAsync()).Should().ContainSingle().Which.Merges.Should().Be(1);
    }

    private static ChangeSetRecord Set(string target, params (string Path, string Rule)[] files) => new()
    {
        Key = new ChangeSetKey(RepositoryName.Parse(target), BranchName.Main, Arrival.Commit, "r"),
        State = ChangeSetState.Succeeded,
        Files = [.. files.Select(file => new FileResult(file.Path, file.Rule, $"{file.Rule}/{file.Path}", FileAction.Write, FileResultState.Succeeded))],
    };

    private NewDelivery NewMerge()
    {
        var number = Interlocked.Increment(ref _last);
        return Delivery($"tallied-{number}") with { PullRequest = Given.Merge(number, _source) };
    }

    private Task EndedAsync(NewDelivery delivery, params ChangeSetRecord[] sets) => EndedAsync(delivery, DeliveryState.Succeeded, sets);

    private async Task EndedAsync(NewDelivery delivery, DeliveryState state, params ChangeSetRecord[] sets)
    {
        await store.AcceptAsync(delivery);
        await store.FinishAsync(delivery.Id, state, sets);
    }

    private Task<IReadOnlyList<RuleTally>> TalliesAsync(DateTimeOffset? from = null) =>
        store.Process.GetRequiredService<IRuleTallies>().ReadAsync(RepositoryName.Parse(_source), from ?? _from.AddDays(-1), TestContext.Current.CancellationToken);
}

public sealed class RuleTalliesOnSqliteTests(StoreOnDisk store) : RuleTalliesTests(store), IClassFixture<StoreOnDisk>;

public sealed class RuleTalliesOnPostgresTests(StoreOnPostgres store) : RuleTalliesTests(store.Required()), IClassFixture<StoreOnPostgres>;
