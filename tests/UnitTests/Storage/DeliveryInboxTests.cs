using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.UnitTests.Copying;
using static ExamplesCopier.UnitTests.Storage.Store;

namespace ExamplesCopier.UnitTests.Storage;

public abstract class DeliveryInboxTests(Store store)
{
    private static int _last;
    private readonly int _number = Interlocked.Increment(ref _last);

    private string Id => $"guid-{_number}";

    [Fact]
    public async Task A_new_delivery_is_stored_with_all_that_copying_needs()
    {
        var delivery = Delivery(Id, _number) with { DryRun = true };

        (await store.AcceptAsync(delivery)).Should().Be(new Acceptance(Id, AcceptanceResult.Accepted, store.Time.GetUtcNow()));

        var claimed = await store.Deliveries.ClaimAsync(Id, TestContext.Current.CancellationToken);
        claimed!.PullRequest.Should().Be(delivery.PullRequest);
        claimed.DryRun.Should().BeTrue();
    }

    [Fact]
    public async Task A_known_id_with_its_merge_is_a_duplicate()
    {
        await store.AcceptAsync(Delivery(Id, _number));

        (await store.AcceptAsync(Delivery(Id, _number))).Result.Should().Be(AcceptanceResult.Duplicate);
    }

    [Fact]
    public async Task A_known_merge_under_another_id_is_a_duplicate_of_the_first()
    {
        await store.AcceptAsync(Delivery(Id, _number));

        (await store.AcceptAsync(Delivery($"{Id}-again", _number))).Should().BeEquivalentTo(new { Id, Result = AcceptanceResult.Duplicate });
    }

    [Theory]
    [InlineData(DeliveryState.Failed)]
    [InlineData(DeliveryState.PartiallyFailed)]
    public async Task One_that_failed_is_armed_again(DeliveryState state)
    {
        await store.AcceptAsync(Delivery(Id, _number));
        await store.FinishAsync(Id, state);

        (await store.AcceptAsync(Delivery(Id, _number))).Should().BeEquivalentTo(new { Id, Result = AcceptanceResult.Rearmed });

        (await store.FindAsync(Id)).Should().BeEquivalentTo(
            new { State = DeliveryState.Pending, Attempts = 0, Error = (string?)null, FinishedAt = (DateTimeOffset?)null });
        (await store.Deliveries.ClaimAsync(Id, TestContext.Current.CancellationToken))!.IsResumed.Should().BeTrue();
    }

    [Theory]
    [InlineData(DeliveryState.Succeeded)]
    [InlineData(DeliveryState.Declined)]
    [InlineData(DeliveryState.Ignored)]
    public async Task One_that_is_done_stays_done(DeliveryState state)
    {
        await store.AcceptAsync(Delivery(Id, _number));
        await store.FinishAsync(Id, state);

        (await store.AcceptAsync(Delivery(Id, _number))).Result.Should().Be(AcceptanceResult.Duplicate);
        (await store.FindAsync(Id)).State.Should().Be(state);
    }

    [Fact]
    public async Task A_known_id_with_another_merge_is_accepted_under_an_id_of_ours()
    {
        await store.AcceptAsync(Delivery(Id, _number));

        var other = await store.AcceptAsync(Delivery(Id, _number + 100_000));

        other.Result.Should().Be(AcceptanceResult.Accepted);
        other.Id.Should().NotBe(Id);
        (await store.AcceptAsync(Delivery(Id, _number + 100_000))).Should().BeEquivalentTo(new { other.Id, Result = AcceptanceResult.Duplicate });
    }

    [Fact]
    public async Task A_merge_whose_commit_GitHub_did_not_know_is_accepted_once()
    {
        var delivery = Unresolved(Id);

        (await store.AcceptAsync(delivery)).Result.Should().Be(AcceptanceResult.Accepted);
        (await store.AcceptAsync(delivery)).Result.Should().Be(AcceptanceResult.Duplicate);
        (await store.AcceptAsync(Unresolved($"{Id}-again"))).Should().BeEquivalentTo(new { Id, Result = AcceptanceResult.Duplicate });
    }

    [Fact]
    public async Task A_commit_found_while_processing_makes_the_merge_known()
    {
        await store.AcceptAsync(Unresolved(Id));
        await store.Deliveries.ClaimAsync(Id, TestContext.Current.CancellationToken);
        await store.Deliveries.SettleAsync(
            Id, new DeliverySettlement { State = DeliveryState.Succeeded, Attempts = 1, MergeCommit = Given.Commit() }, TestContext.Current.CancellationToken);

        (await store.AcceptAsync(Delivery($"{Id}-again", _number))).Should().BeEquivalentTo(new { Id, Result = AcceptanceResult.Duplicate });
        (await store.AcceptAsync(Unresolved(Id))).Should().BeEquivalentTo(new { Id, Result = AcceptanceResult.Duplicate });
        (await store.FindAsync(Id)).PullRequest.MergeCommit.Should().Be(Given.Commit());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_the_same_merge_whichever_telling_of_it_knew_the_commit(bool first)
    {
        var (one, other) = first ? (Delivery(Id, _number), Unresolved($"{Id}-again")) : (Unresolved(Id), Delivery($"{Id}-again", _number));
        await store.AcceptAsync(one);

        (await store.AcceptAsync(other)).Should().BeEquivalentTo(new { Id, Result = AcceptanceResult.Duplicate });
    }

    [Fact]
    public async Task A_replay_may_repeat_a_merge()
    {
        await store.AcceptAsync(Delivery(Id, _number));

        (await store.AcceptAsync(Delivery($"{Id}-replay", _number, DeliveryKind.Replay))).Result.Should().Be(AcceptanceResult.Accepted);
        (await store.AcceptAsync(Delivery($"{Id}-replay2", _number, DeliveryKind.Replay))).Result.Should().Be(AcceptanceResult.Accepted);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_accepted()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => store.AcceptAsync(Delivery($"{Id}-{i % 4}", _number))));

        answers.Count(answer => answer.IsNew).Should().Be(1);
        answers.Select(answer => answer.Id).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task What_fails_within_a_transaction_is_not_stored()
    {
        var failing = async () => await store.AcceptAsync(Delivery(Id, _number) with { PullRequest = Given.Merge(_number) with { Title = null! } });

        await failing.Should().ThrowAsync<StoreUnavailableException>();
        (await store.History.FindAsync(Id, TestContext.Current.CancellationToken)).Should().BeNull();
    }

    private NewDelivery Unresolved(string id) => Delivery(id, _number) with { PullRequest = Given.Merge(_number) with { MergeCommit = null } };
}

public sealed class DeliveryInboxOnSqliteTests(StoreOnDisk store) : DeliveryInboxTests(store), IClassFixture<StoreOnDisk>;

public sealed class DeliveryInboxOnPostgresTests(StoreOnPostgres store) : DeliveryInboxTests(store.Required()), IClassFixture<StoreOnPostgres>;
