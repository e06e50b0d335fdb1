namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>The reader that judges our text refuses what is wrong.</summary>
public sealed class OpenMetricsTextTests
{
    [Fact]
    public void Reads_names_labels_and_values() =>
        OpenMetricsText.Parse("# TYPE a counter\n# HELP a All.\na_total{x=\"1\",y=\"a\\\"b\"} 3\n# EOF\n").Value("a_total", ("y", "a\"b")).Should().Be(3);

    [Theory]
    [InlineData("# TYPE a gauge\na 1\n", "the end is missing")]
    [InlineData("a 1\n# EOF\n", "before any family")]
    [InlineData("# TYPE a counter\na 1\n# EOF\n", "no sample of the counter")]
    [InlineData("# TYPE a counter\na_total -1\n# EOF\n", "below zero")]
    [InlineData("# TYPE a gauge\na one\n# EOF\n", "no number")]
    [InlineData("# TYPE a gauge\na 1\na 2\n# EOF\n", "twice with the same labels")]
    [InlineData("# TYPE a gauge\na{x=\"1\",x=\"2\"} 2\n# EOF\n", "the label 'x' comes twice")]
    [InlineData("# TYPE a gauge\na{x=\"1\n\"} 2\n# EOF\n", "not a sample")]
    [InlineData("# TYPE a gauge\n# UNIT a seconds\na 1\n# EOF\n", "does not end in its unit")]
    [InlineData("# TYPE a gauge\na 1\n# HELP a Late.\n# EOF\n", "after its samples")]
    [InlineData("# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n# TYPE a gauge\n# EOF\n", "comes twice")]
    [InlineData("# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_count 1\n# EOF\n", "do not add up")]
    [InlineData("# TYPE a histogram\na_bucket{le=\"1\"} 1\na_count 1\n# EOF\n", "no bucket for all")]
    [InlineData("# TYPE a histogram\na_bucket{le=\"+Inf\"} 1\na_count 2\n# EOF\n", "is not that of its last bucket")]
    public void Refuses_what_breaks_a_rule(string text, string problem) =>
        FluentActions.Invoking(() => OpenMetricsText.Parse(text)).Should().Throw<FormatException>().WithMessage($"*{problem}*");
}
