using System.Text.RegularExpressions;
using ExamplesCopier.UnitTests.Architecture;

namespace ExamplesCopier.UnitTests.Documentation;

public sealed partial class SecurityPageTests
{
    private static readonly ILookup<string, bool> _tests = Directory.EnumerateFiles(Path.Combine(Product.Top, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .SelectMany(file => TestsOf(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))
        .ToLookup(test => test.Name, test => test.IsSkipped);

    [Fact]
    public void Every_test_that_the_threat_model_names_exists_once_and_is_run()
    {
        var named = Named().Matches(File.ReadAllText(Path.Combine(Product.Top, "docs", "security.md"))).Select(test => test.Value.Trim('`')).ToList();

        named.Should().HaveCountGreaterThan(30);
        named.Where(test => _tests[test].ToList() is not [false]).Should().BeEmpty();
    }

    [Fact]
    public void A_method_that_is_no_test_and_a_test_that_is_skipped_are_told_apart()
    {
        const string Text = """
            public sealed class SomeTests
            {
                [Fact]
                public async Task Is_run() => Helps();

                [Theory(Skip = "flaky")]
                [InlineData("a)]")]
                public void Is_skipped(string text) => Helps();

                private static void Helps()
                {
                }
            }
            """;

        TestsOf("SomeTests", Text).Should().BeEquivalentTo([("SomeTests.Is_run", false), ("SomeTests.Is_skipped", true)]);
    }

    [Fact]
    public void Every_threat_names_a_test() =>
        File.ReadAllLines(Path.Combine(Product.Top, "docs", "security.md"))
            .SkipWhile(line => line != "## Threats").TakeWhile(line => line != "## What it does not do")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Should().HaveCountGreaterThan(15).And.OnlyContain(line => Named().IsMatch(line));

    private static IEnumerable<(string Name, bool IsSkipped)> TestsOf(string type, string text) =>
        Test().Matches(text).Select(test => ($"{type}.{test.Groups["name"].Value}", test.Groups["skip"].Success));

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex Named();

    // From the attribute to the method that it stands on: only attributes and comments are between.
    [GeneratedRegex(@"^ *\[(?:Fact|Theory)(?:\((?<skip>Skip\b)?[^\n]*)?\]\n(?: *(?:\[|//)[^\n]*\n)* *public (?:static )?(?:async )?(?:Task|void) (?<name>\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Test();
}
