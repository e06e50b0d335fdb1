using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.Storage;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

/// <summary>Accepts that come together share a transaction, and nothing else.</summary>
public sealed class AcceptGroupTests(StoreOnDisk store) : IClassFixture<StoreOnDisk>
{
    private static int _last;
    private readonly int _first = Interlocked.Add(ref _last, 1000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_that_wait_while_one_is_stored_are_stored_together()
    {
        var answers = await TogetherAsync(Enumerable.Range(_first, 20).Select(number => Delivery($"t-{number}", number)));

        answers.Should().OnlyContain(answer => answer.IsCompletedSuccessfully && answer.Result.IsNew);
        await using var database = store.Database();
        (await database.Deliveries.CountAsync(row => row.Number >= _first && row.Number < _first + 20, Token)).Should().Be(20);
    }

    [Fact]
    public async Task A_row_that_cannot_be_stored_fails_alone()
    {
        var bad = Delivery($"t-{_first}", _first) with { PullRequest = Given.Merge(_first) with { Title = null! } };

        var answers = await TogetherAsync([Delivery($"t-{_first + 1}", _first + 1), bad, Delivery($"t-{_first + 2}", _first + 2)]);

        answers.Select(answer => answer.IsCompletedSuccessfully).Should().Equal(true, false, true);
        (await store.History.FindAsync(bad.Id, Token)).Should().BeNull();
        (await store.FindAsync($"t-{_first + 2}")).State.Should().Be(DeliveryState.Pending);
    }

    [Fact]
    public async Task Work_that_throws_fails_alone_and_leaves_nothing()
    {
        var groups = store.Process.GetRequiredService<AcceptGroups>();
        var answers = await TogetherAsync(
            [Delivery($"t-{_first}", _first), Delivery($"t-{_first + 1}", _first + 1)],
            () => groups.RunAsync<Acceptance>(
                null,
                group =>
                {
                    group.Add(Delivery($"t-{_first + 2}", _first + 2).ToRow($"t-{_first + 2}", store.Time.GetUtcNow()));
                    throw new InvalidOperationException("no");
                },
                Token));

        answers.Select(answer => answer.IsCompletedSuccessfully).Should().Equal(true, true, false);
        answers[2].Exception!.InnerException.Should().BeOfType<InvalidOperationException>();
        (await store.History.FindAsync($"t-{_first + 2}", Token)).Should().BeNull();
    }

    [Fact]
    public async Task Twins_within_one_transaction_are_one_delivery()
    {
        var answers = await TogetherAsync(Enumerable.Range(0, 8).Select(i => Delivery($"t-{_first}-{i % 4}", _first + (i % 2))));

        answers.Select(answer => answer.Result).Should().BeEquivalentTo(
            [
                new { Id = $"t-{_first}-0", Result = AcceptanceResult.Accepted }, new { Id = $"t-{_first}-1", Result = AcceptanceResult.Accepted },
                .. Enumerable.Range(0, 6).Select(i => new { Id = $"t-{_first}-{i % 2}", Result = AcceptanceResult.Duplicate }),
            ],
            options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Within_one_transaction_each_takes_a_place_of_its_own()
    {
        var source = $"acme/together-{_first}";
        var answers = await TogetherAsync(
            Enumerable.Range(_first, 7).Select(number => Delivery($"t-{number}", number) with { PullRequest = Given.Merge(number, source) }), perMinute: 3);

        var now = store.Time.GetUtcNow();
        answers.Select(answer => answer.Result.NotBefore - now).Should().Equal(
            TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        (await store.FindAsync($"t-{_first + 6}")).State.Should().Be(DeliveryState.Deferred);
        (await store.Totals.TotalsAsync(Token)).Single(totals => totals.Source.ToString() == source).Received.Should().Be(7);
    }

    [Fact]
    public async Task One_that_is_armed_again_beside_a_new_one_of_its_source_leaves_the_totals_right()
    {
        var source = $"acme/again-{_first}";
        var failed = Delivery($"t-{_first}", _first) with { PullRequest = Given.Merge(_first, source) };
        await store.AcceptAsync(failed);
        await store.FinishAsync(failed.Id, DeliveryState.Failed);

        var answers = await TogetherAsync([failed, Delivery($"t-{_first + 1}", _first + 1) with { PullRequest = Given.Merge(_first + 1, source) }]);

        answers.Select(answer => answer.Result.Result).Should().Equal(AcceptanceResult.Rearmed, AcceptanceResult.Accepted);
        (await store.FindAsync(failed.Id)).State.Should().Be(DeliveryState.Pending);
        var totals = (await store.Totals.TotalsAsync(Token)).Single(totals => totals.Source.ToString() == source);
        (totals.Received, totals.Failed).Should().Be((2, 0));
    }

    [Fact]
    public async Task One_that_gave_up_waiting_is_not_stored_later()
    {
        using var patience = new CancellationTokenSource();
        Task<Acceptance> impatient;
        using (await store.Process.GetRequiredService<WriterTurns>().EnterAsync(Token))
        {
            _ = store.AcceptAsync(Delivery($"t-{_first}", _first));
            impatient = AcceptAsync(Delivery($"t-{_first + 1}", _first + 1), patience.Token);
            await patience.CancelAsync();
            await ((Func<Task>)(() => impatient)).Should().ThrowAsync<OperationCanceledException>();
        }

        await store.AcceptAsync(Delivery($"t-{_first + 2}", _first + 2));
        (await store.History.FindAsync($"t-{_first + 1}", Token)).Should().BeNull();
        (await store.History.FindAsync($"t-{_first}", Token)).Should().NotBeNull();
    }

    /// <summary>Has all of them wait for one transaction, and waits for their ends.</summary>
    private async Task<List<Task<Acceptance>>> TogetherAsync(IEnumerable<NewDelivery> deliveries, Func<Task<Acceptance>>? last = null, int? perMinute = null)
    {
        List<Task<Acceptance>> answers;
        using (await store.Process.GetRequiredService<WriterTurns>().EnterAsync(Token))
        {
            // It is alone in its group, and holds up the next until it has the turn.
            var number = Interlocked.Increment(ref _last);
            _ = store.AcceptAsync(Delivery($"t-first-{number}", number + 500_000));
            answers = [.. deliveries.Select(delivery => store.AcceptAsync(delivery, perMinute))];
            if (last is not null)
            {
                answers.Add(last());
            }
        }

        await Task.WhenAll(answers).ContinueWith(_ => { }, Token, TaskContinuationOptions.None, TaskScheduler.Default);
        return answers;
    }

    private async Task<Acceptance> AcceptAsync(NewDelivery delivery, CancellationToken cancellationToken)
    {
        await using var scope = store.Process.CreateAsyncScope();
        var inbox = scope.ServiceProvider.GetRequiredService<IDeliveryInbox>();
        return await inbox.InTransactionAsync(delivery, () => inbox.AcceptAsync(delivery, cancellationToken), cancellationToken);
    }
}
