using ExamplesCopier.Api.Dashboard.Parts;

namespace ExamplesCopier.UnitTests.Dashboard;

public sealed class AgesTests
{
    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(0, "0 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3599, "59 min")]
    [InlineData(3600, "1 h")]
    [InlineData(47 * 3600, "47 h")]
    [InlineData(48 * 3600, "2 d")]
    public void A_span_is_told_in_its_largest_whole_unit(double seconds, string words) =>
        Ages.Of(TimeSpan.FromSeconds(seconds)).Should().Be(words);
}
