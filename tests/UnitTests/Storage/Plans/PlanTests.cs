using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace ExamplesCopier.UnitTests.Storage.Plans;

/// <summary>What pages and monitors ask is answered by indexes, in a store of 100,000 deliveries.</summary>
public abstract class PlanTests(ManyStored many)
{
    private static readonly RepositoryName _rare = RepositoryName.Parse(ManyDeliveries.Rare);
    private static readonly RepositoryName _busy = RepositoryName.Parse(ManyDeliveries.Busy);
    private static readonly RepositoryName _popular = RepositoryName.Parse(ManyDeliveries.Popular);
    private static readonly RepositoryName[] _several = [_rare, .. new[] { 1, 3, 5, 7 }.Select(i => RepositoryName.Parse($"acme/source-{i}"))];

    private static readonly DateTimeOffset _begin = new(2026, 1, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly DeliveryFilter _all = new(null, null, 200, null, null);
    private static readonly AuditFilter _events = new() { Limit = 200 };

    /// <summary>For a question that walks a page of 200 and reads what stands on it.</summary>
    private const int Page = 8_000;

    private static readonly Dictionary<string, (Func<Store, Task> Ask, int Rows)> _questions = new()
    {
        ["list"] = (List(_all), Page),
        ["list, the second page"] = (async store => await List(_all with { Before = (await store.History.ListAsync(_all, Token)).Next })(store), Page),
        ["list by source"] = (List(_all with { Source = _busy }), Page),
        ["list by source, one that has next to nothing"] = (List(_all with { Source = _rare }), Page),
        ["list by state, succeeded"] = (List(_all with { State = DeliveryState.Succeeded }), Page),
        ["list by state, failed"] = (List(_all with { State = DeliveryState.Failed }), Page),
        ["list by state, held"] = (List(_all with { State = DeliveryState.Held }), Page),
        ["list by state, none in it"] = (List(_all with { State = DeliveryState.Retrying }), Page),
        ["list of what goes on"] = (List(_all with { OnlyUnfinished = true }), Page),
        ["list by source and state"] = (List(_all with { Source = _busy, State = DeliveryState.Failed }), Page),
        ["list by target"] = (List(_all with { Target = _popular }), Page),
        ["list by target, one that was written to once"] = (List(_all with { Target = _rare }), Page),
        ["list by source and target"] = (List(_all with { Source = _busy, Target = _popular }), Page),
        ["list by source and pull request"] = (List(_all with { Source = _busy, PullRequest = 70_000 }), Page),
        ["list by time"] = (List(_all with { Since = _begin.AddDays(10), Until = _begin.AddDays(11) }), Page),
        ["list by source and time"] = (List(_all with { Source = _busy, Since = _begin.AddDays(10), Until = _begin.AddDays(11) }), Page),
        ["list in the middle"] = (List(_all with { Before = new DeliveryCursor(_begin.AddDays(12), "d") }), Page),
        ["list by source in the middle"] = (List(_all with { Source = _busy, Before = new DeliveryCursor(_begin.AddDays(12), "d") }), Page),
        ["list for a key of several sources"] = (List(_all with { Visible = _several }), Page),
        ["list for a key of several sources in the middle"] = (List(_all with { Visible = _several, Before = new DeliveryCursor(_begin.AddDays(12), "d") }), Page),
        ["what needs a person"] = (store => store.History.ListUnresolvedAsync(200, null, null, Token), 4 * Page),
        ["what needs a person, for a key of several sources"] = (store => store.History.ListUnresolvedAsync(200, null, _several, Token), 4 * Page),
        ["the last day by hour"] = (store => store.Process.GetRequiredService<IHourlyCounts>().ReadAsync(_begin.AddDays(29), Token), 4 * Page),
        ["totals"] = (store => store.Totals.TotalsAsync(Token), Page),
        ["processing times"] = (store => store.Totals.ProcessingTimesAsync(null, Token), 60_000),
        ["processing times of a source"] = (store => store.Totals.ProcessingTimesAsync(_busy, Token), Page),
        ["queue lengths"] = (store => store.History.QueueLengthsAsync(Token), Page),
        ["the next of a source"] = (store => store.Deliveries.ListWaitingAsync(_busy, store.Time.GetUtcNow(), Token), Page),
        ["queue status"] = (store => store.Process.GetRequiredService<IQueueStatus>().ReadAsync(null, Token), Page),
        ["queue status of some sources"] = (store => store.Process.GetRequiredService<IQueueStatus>().ReadAsync([UnitTests.Copying.Given.Merge(1).Repository], Token), Page),
        ["one delivery"] = (store => store.History.FindAsync("d1070000", Token), Page),
        ["coverage"] = (store => store.Process.GetRequiredService<IRuleTallies>().ReadAsync(_busy, _begin, Token), Page),
        ["events"] = (Audit(_events), Page),
        ["events of a target path"] = (Audit(_events with { Target = RepositoryName.Parse("acme/target-3"), Path = "code/43/README.md" }), Page),
        ["events of a path that many targets have"] = (Audit(_events with { Path = "README.md", Target = _rare }), 2 * Page),
        ["events below a folder of a target"] = (Audit(_events with { Target = RepositoryName.Parse("acme/target-3"), Path = "code/43/" }), Page),
        ["events of a source path"] = (Audit(_events with { Source = _busy, Path = "go/42/README.md" }), Page),
        ["events of a path, for a key of several sources"] = (Audit(_events with { Visible = _several, Path = "code/43/README.md" }), Page),
        ["events of a target"] = (Audit(_events with { Target = _rare }), Page),
        ["events for a key of several sources"] = (Audit(_events with { Visible = _several }), 2 * Page),
    };

    public static TheoryData<string> Questions => [.. _questions.Keys];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_question_is_answered_without_a_look_at_all_rows(string question)
    {
        var (ask, rows) = _questions[question];
        // What is made once is not a part of it.
        await ask(many.Store);
        var sent = await SentCommands.WatchAsync(() => ask(many.Store));

        sent.Should().NotBeEmpty();
        var plans = new List<QueryPlan>();
        foreach (var command in sent)
        {
            plans.Add(await many.ExplainAsync(command));
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"## {question}\n{string.Join('\n', sent.Zip(plans, (command, plan) => $"{(many.ShowsSql ? command.Sql : "")}\n{plan.Text}\n-> {plan.Work}"))}");
        plans.SelectMany(plan => plan.Scans).Should().BeEmpty();
        plans.Sum(plan => plan.Work).Should().BeLessThan(rows * many.WorkOfARow);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Func<Store, Task> List(DeliveryFilter filter) => store => store.History.ListAsync(filter, Token);

    private static Func<Store, Task> Audit(AuditFilter filter) => store => store.Process.GetRequiredService<IAuditTrail>().ListAsync(filter, Token);
}

/// <summary>A store that was filled once for all questions.</summary>
public abstract class ManyStored(Store store) : IAsyncLifetime
{
    public Store Store { get; } = store;

    /// <summary>In the measure of <see cref="QueryPlan.Work"/>.</summary>
    public abstract int WorkOfARow { get; }

    public bool ShowsSql { get; } = Environment.GetEnvironmentVariable("COPIER_TEST_SQL") is not null;

    public virtual async ValueTask InitializeAsync()
    {
        await Store.InitializeAsync();
        await ManyDeliveries.FillAsync(Store);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
    }

    public abstract Task<QueryPlan> ExplainAsync(SentCommand command);
}

public sealed class ManyOnDisk() : ManyStored(new StoreOnDisk())
{
    public override int WorkOfARow => 5;

    public override Task<QueryPlan> ExplainAsync(SentCommand command) => QueryPlans.OnSqliteAsync(Store.ConnectionString, command);
}

public sealed class ManyOnPostgres() : ManyStored(new StoreOnPostgres())
{
    public override int WorkOfARow => 1;

    public override ValueTask InitializeAsync() => Postgres.PostgresServer.Absence is null ? base.InitializeAsync() : ValueTask.CompletedTask;

    public override Task<QueryPlan> ExplainAsync(SentCommand command) => QueryPlans.OnPostgresAsync(Store.ConnectionString, command);
}

public sealed class PlanOnSqliteTests(ManyOnDisk many) : PlanTests(many), IClassFixture<ManyOnDisk>;

public sealed class PlanOnPostgresTests(ManyOnPostgres many) : PlanTests(Required(many)), IClassFixture<ManyOnPostgres>
{
    private static ManyOnPostgres Required(ManyOnPostgres many)
    {
        Postgres.PostgresServer.Require();
        return many;
    }
}
