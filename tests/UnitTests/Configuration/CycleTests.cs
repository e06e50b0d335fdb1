namespace ExamplesCopier.UnitTests.Configuration;

public sealed class CycleTests
{
    [Theory]
    [InlineData("a@main>b@main b@main>c@main", 0)]
    [InlineData("a@main>b@main b@next>a@main", 0)]
    [InlineData("a@main>b@main a@main>c@main b@main>d@main c@main>d@main", 0)]
    [InlineData("a@main>b@main b@main>a@main", 1)]
    [InlineData("a@main>b@main b@main>a@main c@main>d@main d@main>c@main", 2)]
    [InlineData("a@main>a@next", 0)]
    [InlineData("a@main>a@main", 1)]
    [InlineData("a@main>x@main a@main>b@main b@main>y@main b@main>c@main c@main>a@main", 1)]
    public void Are_told_once_each(string copies, int rings)
    {
        var sources = copies.Split(' ').Select(copy => copy.Split('>', '@')).GroupBy(copy => (Repo: copy[0], Branch: copy[1]));
        var file = "sources:\n" + string.Concat(sources.Select(source =>
            $"  - repo: acme/{source.Key.Repo}\n    branch: {source.Key.Branch}\n    copy_rules:\n      - name: r\n        source_pattern: {{type: glob, pattern: '**'}}\n        targets:\n"
            + string.Concat(source.Select(copy => $"          - {{repo: acme/{copy[2]}, branch: {copy[3]}, path_transform: '{source.Key.Repo}/${{path}}'}}\n"))));

        ConfigurationFile.Read(file).Warnings.Count(warning => warning.Message.StartsWith("Copies go round", StringComparison.Ordinal)).Should().Be(rings);
    }
}
