using ExamplesCopier.Api.Telemetry;

namespace ExamplesCopier.UnitTests.Telemetry;

public sealed class PrometheusTextTests
{
    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/plain;version=0.0.4;q=0.5,*/*;q=0.1")]
    [InlineData("application/openmetrics-text; version=1.0.0")]
    [InlineData("Application/OpenMetrics-Text;q=0.5, application/json;q=0.4")]
    public void Is_for_those_who_name_it(string accept) => PrometheusText.IsAskedFor([accept]).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("*/*")]
    [InlineData("text/*")]
    [InlineData("application/json")]
    [InlineData("application/json, text/plain, */*")]
    [InlineData("text/plain;q=0")]
    [InlineData("text/html,*/*;q=0.8")]
    [InlineData(";;;")]
    public void Is_not_for_others(string accept) => PrometheusText.IsAskedFor([accept]).Should().BeFalse();

    [Fact]
    public void Is_found_in_any_of_several_headers() => PrometheusText.IsAskedFor(["text/html", null, "text/plain"]).Should().BeTrue();
}
