using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Copying;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.UnitTests.Copying;
using ExamplesCopier.UnitTests.Settings;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Deliveries;

public sealed class SettlingTests
{
    private static readonly FakeTimeProvider _time = new();
    private static readonly Settling _settling = new(_time, new FixedOptions<CopierOptions>(new CopierOptions { RetrySeconds = 100 }));
    private static readonly DateTimeOffset _later = _time.GetUtcNow().AddHours(3);

    [Fact]
    public void What_only_a_person_can_change_fails_at_once() =>
        _settling.Fault(Delivery(2), new Permanent("Unarchive it.")).Should().BeEquivalentTo(
            new { State = DeliveryState.Failed, Attempts = 3, Error = "Unarchive it.", NotBefore = (DateTimeOffset?)null });

    [Fact]
    public void A_rate_limit_costs_no_attempt_and_waits_for_its_moment() =>
        _settling.Fault(Delivery(2), new RateLimited(_later, "Slow.")).Should().BeEquivalentTo(
            new { State = DeliveryState.Retrying, Attempts = 2, NotBefore = (DateTimeOffset?)_later, Error = "Slow." });

    [Fact]
    public void A_rate_limit_is_waited_for_even_after_all_attempts() =>
        _settling.Fault(Delivery(7), new RateLimited(_later, "Slow.")).State.Should().Be(DeliveryState.Retrying);

    [Theory]
    [InlineData(0, 80, 120)]
    [InlineData(1, 220, 330)]
    public void A_passing_fault_costs_an_attempt_and_waits_longer_each_time(int attempts, double least, double most)
    {
        var settlement = _settling.Fault(Delivery(attempts), new Transient("502"));

        settlement.Should().BeEquivalentTo(new { State = DeliveryState.Retrying, Attempts = attempts + 1, Error = "502" });
        (settlement.NotBefore - _time.GetUtcNow())!.Value.TotalSeconds.Should().BeInRange(least, most);
    }

    [Fact]
    public void After_eight_attempts_it_is_given_up() =>
        _settling.Fault(Delivery(7), new Transient("502")).Should().BeEquivalentTo(
            new { State = DeliveryState.Failed, Attempts = 8, Error = "Given up after 8 attempts: 502", NotBefore = (DateTimeOffset?)null });

    [Fact]
    public void What_other_targets_got_makes_it_a_partial_failure() =>
        _settling.Settle(Delivery(7), Result([Set(ChangeSetState.Succeeded), Set(ChangeSetState.Pending)], new Transient("502")))
            .Should().BeEquivalentTo(new { State = DeliveryState.PartiallyFailed, Attempts = 8, NotBefore = (DateTimeOffset?)null });

    [Fact]
    public void A_passing_fault_is_tried_before_a_rate_limit_is_over() =>
        _settling.Settle(Delivery(0), Result([], new RateLimited(_later, "Slow."), new Transient("502"))).NotBefore.Should().BeBefore(_later);

    [Fact]
    public void Of_several_rate_limits_the_last_counts() =>
        _settling.Settle(Delivery(0), Result([], new RateLimited(_later, "b"), new RateLimited(_later.AddHours(-1), "a"))).NotBefore.Should().Be(_later);

    [Fact]
    public void A_busy_branch_is_asked_again_in_a_second_or_two_without_an_attempt()
    {
        var settlement = _settling.Settle(Delivery(3), new CopyResult([Set(ChangeSetState.Succeeded)], [], BranchesBusy: true));

        settlement.Should().BeEquivalentTo(new { State = DeliveryState.Retrying, Attempts = 3 });
        (settlement.NotBefore - _time.GetUtcNow())!.Value.TotalSeconds.Should().BeInRange(1, 2);
    }

    [Fact]
    public void What_is_down_costs_no_attempt_and_is_asked_again_when_it_may_be()
    {
        var settlement = _settling.Fault(Delivery(7), new Unavailable(_time.GetUtcNow().AddSeconds(60), "down"));

        settlement.Should().BeEquivalentTo(new { State = DeliveryState.Retrying, Attempts = 7, Error = "down", Alert = (AlertKind?)null });
        (settlement.NotBefore - _time.GetUtcNow())!.Value.TotalSeconds.Should().BeInRange(60, 72);
    }

    [Fact]
    public void A_moment_that_is_over_is_not_asked_in_a_circle() =>
        _settling.Fault(Delivery(0), new Unavailable(_time.GetUtcNow().AddSeconds(-5), "down")).NotBefore.Should().BeAfter(_time.GetUtcNow().AddSeconds(99));

    [Fact]
    public void What_is_down_is_waited_for_three_days_since_it_was_first_tried()
    {
        var down = new Unavailable(_time.GetUtcNow().AddSeconds(60), "down");
        var old = Delivery(2) with { ReceivedAt = _time.GetUtcNow().AddDays(-30), TriedSince = _time.GetUtcNow().AddHours(-72) };

        _settling.Fault(old with { TriedSince = old.TriedSince.AddTicks(1) }, down).State.Should().Be(DeliveryState.Retrying);
        _settling.Fault(old, down).Should().BeEquivalentTo(
            new { State = DeliveryState.Failed, Attempts = 2, Error = "Given up after 72 hours; replay it when this is mended: down", Alert = (AlertKind?)AlertKind.OutOfAttempts });
        _settling.Settle(old, Result([Set(ChangeSetState.Succeeded)], down)).State.Should().Be(DeliveryState.PartiallyFailed);
    }

    [Fact]
    public void What_only_waits_is_still_waited_for_when_another_change_set_has_spent_the_attempts()
    {
        var settlement = _settling.Settle(Delivery(7), Result([], new Transient("502"), new RateLimited(_later, "Slow.")));

        settlement.Should().BeEquivalentTo(new { State = DeliveryState.Retrying, Attempts = 8, NotBefore = (DateTimeOffset?)_later });
        _settling.Settle(Delivery(8), Result([], new Transient("502"))).Should().BeEquivalentTo(
            new { State = DeliveryState.Failed, Attempts = 8, Error = "Given up after 8 attempts: 502", Alert = (AlertKind?)AlertKind.OutOfAttempts });
    }

    [Fact]
    public void A_change_set_that_waits_does_not_hurry_one_that_fails() =>
        _settling.Settle(Delivery(3), Result([], new Transient("502"), new Unavailable(_time.GetUtcNow().AddSeconds(15), "down")))
            .NotBefore.Should().BeAfter(_time.GetUtcNow().AddSeconds(1_000), "the attempts are to last two hours");

    [Fact]
    public void A_busy_branch_is_not_kept_waiting_by_the_limit_of_another_target() =>
        _settling.Settle(Delivery(3), new CopyResult([], [new RateLimited(_later, "Slow.")], BranchesBusy: true))
            .NotBefore.Should().BeBefore(_time.GetUtcNow().AddSeconds(3));

    [Fact]
    public void What_could_not_be_copied_is_told_to_people_and_what_could_is_not()
    {
        _settling.Fault(Delivery(0), new Permanent("Unarchive it.")).Alert.Should().Be(AlertKind.Upload);
        _settling.Settle(Delivery(0), Result([Set(ChangeSetState.Failed)])).Alert.Should().Be(AlertKind.Upload);
        _settling.Settle(Delivery(0), Result([Set(ChangeSetState.Succeeded)])).Alert.Should().BeNull();
        _settling.Fault(Delivery(0), new Transient("502")).Alert.Should().BeNull();
    }

    [Theory]
    [InlineData(DeliveryState.Succeeded)]
    [InlineData(DeliveryState.Succeeded, ChangeSetState.Succeeded, ChangeSetState.Unchanged)]
    [InlineData(DeliveryState.PartiallyFailed, ChangeSetState.Succeeded, ChangeSetState.Failed)]
    [InlineData(DeliveryState.PartiallyFailed, ChangeSetState.Failed, ChangeSetState.Unchanged)]
    [InlineData(DeliveryState.Failed, ChangeSetState.Failed, ChangeSetState.Failed)]
    public void The_end_is_told_by_the_change_sets(DeliveryState state, params ChangeSetState[] sets)
    {
        var settlement = _settling.Settle(Delivery(1), Result([.. sets.Select(Set)]));

        settlement.Should().BeEquivalentTo(new { State = state, Attempts = 2, NotBefore = (DateTimeOffset?)null });
        settlement.Error.Should().Be(state == DeliveryState.Succeeded ? null : "why");
    }

    [Fact]
    public void One_file_that_could_not_be_copied_makes_a_partial_failure()
    {
        var set = Set(ChangeSetState.Succeeded) with { Files = [new FileResult("x", "r", "y", FileAction.Write, FileResultState.Failed, "no")] };

        _settling.Settle(Delivery(0), Result([set])).Should().BeEquivalentTo(
            new { State = DeliveryState.PartiallyFailed, Error = "1 of the files could not be copied." });
    }

    [Fact]
    public void What_a_stopping_process_hands_back_is_due_at_once_and_lost_no_attempt() =>
        _settling.HandBack(Delivery(4)).Should().BeEquivalentTo(
            new { State = DeliveryState.Pending, Attempts = 4, NotBefore = (DateTimeOffset?)_time.GetUtcNow() });

    [Fact]
    public void What_is_nobodys_is_ignored_with_its_reason() =>
        Settling.Ignore("The source is disabled.").Should().BeEquivalentTo(new { State = DeliveryState.Ignored, Error = "The source is disabled." });

    private static ClaimedDelivery Delivery(int attempts) =>
        new() { Id = "d", PullRequest = Given.Merge(), ReceivedAt = _time.GetUtcNow(), TriedSince = _time.GetUtcNow(), Attempts = attempts, IsResumed = false, DryRun = false, ChangeSets = [] };

    private static ChangeSetRecord Set(ChangeSetState state) =>
        new() { Key = Given.ChangeSet("x").Key, State = state, Error = state == ChangeSetState.Failed ? "why" : null };

    private static CopyResult Result(IReadOnlyList<ChangeSetRecord> sets, params Fault[] faults) => new(sets, faults, BranchesBusy: false);
}
