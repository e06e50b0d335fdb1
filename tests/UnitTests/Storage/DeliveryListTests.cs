using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public abstract class DeliveryListTests(Store store) : IAsyncLifetime
{
    private static readonly RepositoryName _even = RepositoryName.Parse("acme/even");
    private static readonly RepositoryName _odd = RepositoryName.Parse("acme/odd");
    private readonly Store _store = store;

    /// <summary>d0 to d11, a second apart, of three sources in turn; those of the first two went to one target, and then to two branches of another.</summary>
    public async ValueTask InitializeAsync()
    {
        await _store.InitializeAsync();
        for (var i = 0; i < 12; i++)
        {
            string[] sources = ["acme/even", "acme/odd", "acme/idle"];
            await _store.AcceptAsync(Delivery($"d{i:00}") with { PullRequest = Given.Merge(i + 1, sources[i % 3]) });
            if (i % 3 < 2)
            {
                var state = i == 3 ? DeliveryState.Failed : DeliveryState.Succeeded;
                await _store.FinishAsync($"d{i:00}", state, i < 6 ? [Set("Acme/Docs", "main")] : [Set("acme/site", "main"), Set("acme/site", "next")]);
            }

            _store.Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _store.DisposeAsync();
    }

    public static TheoryData<string, DeliveryFilter, string[]> Filters => new()
    {
        { "a target, however its name is written", All with { Target = RepositoryName.Parse("ACME/docs") }, ["d04", "d03", "d01", "d00"] },
        { "a target once, however many change sets it got", All with { Target = RepositoryName.Parse("acme/site") }, ["d10", "d09", "d07", "d06"] },
        { "a target nobody writes to", All with { Target = RepositoryName.Parse("acme/none") }, [] },
        { "a source's deliveries to a target", All with { Source = _odd, Target = RepositoryName.Parse("acme/site") }, ["d10", "d07"] },
        { "failed ones to a target", All with { State = DeliveryState.Failed, Target = RepositoryName.Parse("acme/docs") }, ["d03"] },
        { "those to a target that a caller may see", All with { Visible = [_even], Target = RepositoryName.Parse("acme/docs") }, ["d03", "d00"] },
        { "a pull request of a source", All with { Source = _odd, PullRequest = 5 }, ["d04"] },
        { "a pull request that another source has", All with { Source = _odd, PullRequest = 1 }, [] },
        { "a pull request and a target that it reached", All with { Source = _odd, PullRequest = 5, Target = RepositoryName.Parse("acme/docs") }, ["d04"] },
        { "a pull request and a target that it did not reach", All with { Source = _odd, PullRequest = 5, Target = RepositoryName.Parse("acme/site") }, [] },
        { "what a source has done", All with { Source = _even, State = DeliveryState.Succeeded }, ["d09", "d06", "d00"] },
        { "what waits", All with { State = DeliveryState.Pending }, ["d11", "d08", "d05", "d02"] },
        { "what goes on by itself", All with { OnlyUnfinished = true }, ["d11", "d08", "d05", "d02"] },
        { "what several sources have done", All with { Visible = [_even, _odd], State = DeliveryState.Succeeded }, ["d10", "d09", "d07", "d06", "d04", "d01", "d00"] },
        { "a source that the caller may not see", All with { Source = _odd, Visible = [_even] }, [] },
    };

    [Theory]
    [MemberData(nameof(Filters), DisableDiscoveryEnumeration = true)]
    public async Task A_list_is_what_is_asked_for_in_pages_of_any_length(string asked, DeliveryFilter filter, string[] expected)
    {
        foreach (var limit in (int[])[1, 2, 200])
        {
            var ids = new List<string>();
            DeliveryCursor? cursor = null;
            do
            {
                var page = await _store.History.ListAsync(filter with { Limit = limit, Before = cursor }, TestContext.Current.CancellationToken);
                ids.AddRange(page.Items.Select(item => item.Id));
                cursor = page.Next;
            }
            while (cursor is not null);

            ids.Should().Equal(expected, $"it is {asked}, {limit} on a page");
        }
    }

    [Fact]
    public async Task A_list_lies_within_its_times()
    {
        var begin = _store.Time.GetUtcNow().AddSeconds(-12);

        (await IdsAsync(All with { Since = begin.AddSeconds(3), Until = begin.AddSeconds(5) })).Should().Equal("d04", "d03");
        (await IdsAsync(All with { Since = begin.AddSeconds(3), Until = begin.AddSeconds(5), Source = _odd })).Should().Equal("d04");
        (await IdsAsync(All with { Since = begin.AddSeconds(1), Until = begin.AddSeconds(4), Target = RepositoryName.Parse("acme/docs") })).Should().Equal("d03", "d01");
    }

    [Fact]
    public async Task A_list_tells_how_many_files_went_and_what_became_of_each_change_set()
    {
        var listed = (await _store.History.ListAsync(All with { Source = _even }, TestContext.Current.CancellationToken)).Items[0];

        listed.Files.Should().Be(new FileCounts(6, 2, 2, 0, 2));
        listed.ChangeSets.Select(set => (set.Key.Branch.Value, set.Files)).Should().Equal(("main", new FileCounts(3, 1, 1, 0, 1)), ("next", new FileCounts(3, 1, 1, 0, 1)));
        listed.Should().BeEquivalentTo((await _store.DetailsAsync(listed.Id)).Summary);
        (await _store.DetailsAsync(listed.Id)).ChangeSets.Should().OnlyContain(set => FileCounts.Of(set.Files) == new FileCounts(3, 1, 1, 0, 1));
    }

    private static DeliveryFilter All { get; } = new(null, null, 200, null, null);

    private static ChangeSetRecord Set(string target, string branch) => new()
    {
        Key = new ChangeSetKey(RepositoryName.Parse(target), BranchName.Parse(branch), Arrival.Commit, "r"),
        State = ChangeSetState.Succeeded,
        Files =
        [
            .. new[] { FileResultState.Succeeded, FileResultState.Failed, FileResultState.Skipped }
                .Select((state, index) => new FileResult($"f{index}", "r", $"t{index}", FileAction.Write, state)),
        ],
    };

    private async Task<List<string>> IdsAsync(DeliveryFilter filter) =>
        [.. (await _store.History.ListAsync(filter, TestContext.Current.CancellationToken)).Items.Select(item => item.Id)];
}

public sealed class DeliveryListOnSqliteTests() : DeliveryListTests(new StoreOnDisk());

public sealed class DeliveryListOnPostgresTests() : DeliveryListTests(new StoreOnPostgres().Required());
