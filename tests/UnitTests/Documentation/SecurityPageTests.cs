using System.Text.RegularExpressions;
using ExamplesCopier.UnitTests.Architecture;

namespace ExamplesCopier.UnitTests.Documentation;

public sealed partial class SecurityPageTests
{
    private static readonly Dictionary<string, string> _tests = Directory.EnumerateFiles(Path.Combine(Product.Top, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .GroupBy(file => Path.GetFileNameWithoutExtension(file))
        .ToDictionary(files => files.Key, files => string.Concat(files.Select(File.ReadAllText)));

    [Fact]
    public void Every_test_that_the_threat_model_names_exists()
    {
        var named = Named().Matches(File.ReadAllText(Path.Combine(Product.Top, "docs", "security.md")));

        named.Should().HaveCountGreaterThan(30);
        named.Where(test => !_tests.TryGetValue(test.Groups[1].Value, out var source) || !source.Contains($" {test.Groups[2].Value}(", StringComparison.Ordinal))
            .Select(test => test.Value).Should().BeEmpty();
    }

    [Fact]
    public void Every_threat_names_a_test() =>
        File.ReadAllLines(Path.Combine(Product.Top, "docs", "security.md"))
            .SkipWhile(line => line != "## Threats").TakeWhile(line => line != "## What it does not do")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Should().HaveCountGreaterThan(15).And.OnlyContain(line => Named().IsMatch(line));

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`")]
    private static partial Regex Named();
}
