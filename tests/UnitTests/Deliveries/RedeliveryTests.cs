using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.UnitTests.Deliveries;

public sealed class RedeliveryTests
{
    private static readonly DateTimeOffset _now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_failed_attempt_is_answered_once_and_a_webhook_three_times()
    {
        var done = Redelivery.None;
        for (var time = 0; time < Redelivery.MaxTimes; time++)
        {
            var failedAt = _now.AddMinutes(time);
            done.IsOpen(failedAt).Should().BeTrue();
            done = done.Again(failedAt);
            done.IsOpen(failedAt).Should().BeFalse();
        }

        done.IsOpen(_now.AddHours(1)).Should().BeFalse();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(DeliveryState.Failed, true)]
    [InlineData(DeliveryState.PartiallyFailed, true)]
    [InlineData(DeliveryState.Pending, false)]
    [InlineData(DeliveryState.Retrying, false)]
    [InlineData(DeliveryState.Held, false)]
    [InlineData(DeliveryState.Succeeded, false)]
    [InlineData(DeliveryState.Declined, false)]
    [InlineData(DeliveryState.Ignored, false)]
    public void What_is_stored_is_asked_for_again_only_when_it_failed(DeliveryState? stored, bool isOfUse) => Redelivery.IsOfUse(stored).Should().Be(isOfUse);

    [Fact]
    public void A_look_goes_back_to_a_little_before_the_last_one_and_three_days_at_most()
    {
        Redelivery.LookBackTo(null, _now).Should().Be(_now.AddDays(-3));
        Redelivery.LookBackTo(_now.AddDays(-5), _now).Should().Be(_now.AddDays(-3));
        Redelivery.LookBackTo(_now.AddMinutes(-10), _now).Should().Be(_now.AddMinutes(-20));
    }
}
