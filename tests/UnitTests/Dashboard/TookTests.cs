using ExamplesCopier.Api.Dashboard.Parts;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class TookTests
{
    [Theory]
    [InlineData("00:00:00", "0 ms")]
    [InlineData("-00:00:05", "0 ms")]
    [InlineData("00:00:00.0001", "1 ms")]
    [InlineData("00:00:00.340", "340 ms")]
    [InlineData("00:00:00.9999", "999 ms")]
    [InlineData("00:00:01.21", "1.2 s")]
    [InlineData("00:00:59.9", "59 s")]
    [InlineData("00:02:05", "2 min 5 s")]
    [InlineData("03:04:59", "3 h 4 min")]
    [InlineData("2.03:00:00", "2 d 3 h")]
    public void Durations_are_said_as_people_say_them(string time, string words) =>
        Took.Of(TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(words);

    [Fact]
    public void A_moment_that_has_come_is_now()
    {
        var now = DateTimeOffset.UnixEpoch;

        Took.Until(now.AddSeconds(40), now).Should().Be("in 40 s");
        Took.Until(now.AddSeconds(-1), now).Should().Be("any moment now");
    }
}
