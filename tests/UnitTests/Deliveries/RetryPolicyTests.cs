using CsCheck;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.UnitTests.Deliveries;

public sealed class RetryPolicyTests
{
    private static readonly RetryPolicy _policy = new();

    [Fact]
    public void There_are_eight_attempts_over_about_two_hours()
    {
        var delays = Enumerable.Range(1, 20).Select(attempt => _policy.DelayAfter(attempt, 0.5)).ToList();

        delays.TakeWhile(delay => delay is not null).Should().HaveCount(RetryPolicy.MaxAttempts - 1);
        delays.Skip(RetryPolicy.MaxAttempts - 1).Should().OnlyContain(delay => delay == null);
        delays.OfType<TimeSpan>().Should().BeInAscendingOrder();
        delays.OfType<TimeSpan>().Sum(delay => delay.TotalMinutes).Should().BeInRange(100, 130);
    }

    [Fact]
    public void The_first_wait_is_the_one_that_is_set()
    {
        _policy.DelayAfter(1, 0.5).Should().Be(TimeSpan.FromSeconds(10));
        (_policy with { FirstDelay = TimeSpan.FromSeconds(2) }).DelayAfter(1, 0.5).Should().Be(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Chance_spreads_a_wait_by_a_fifth_to_either_side() =>
        Gen.Select(Gen.Int[1, RetryPolicy.MaxAttempts - 1], Gen.Double[0, 1]).Sample((attempt, random) =>
        {
            var middle = _policy.DelayAfter(attempt, 0.5)!.Value;
            var delay = _policy.DelayAfter(attempt, random)!.Value;
            return delay >= 0.799 * middle && delay <= 1.201 * middle;
        });

    [Fact]
    public void The_spread_is_used() =>
        (_policy.DelayAfter(3, 1)! / _policy.DelayAfter(3, 0)!.Value).Should().BeApproximately(1.5, 0.01);
}
