using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.UnitTests.Configuration;

/// <summary>
/// Every kind of mistake with the words a person reads about it, in <c>mistakes.txt</c>: after <c>===</c> its name, then the file, and after
/// <c>---&gt;</c> all that is reported. With <c>UPDATE_GOLDEN=1</c> in the environment the reports are written anew, to be read and committed.
/// </summary>
public sealed class MistakeTests
{
    private const string GoldenFile = "tests/UnitTests/Configuration/mistakes.txt";
    private const string Answer = "--->\n";

    public static TheoryData<string> Names => [.. Cases().Select(mistake => mistake.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_mistake_is_told_in_its_place_and_in_plain_words(string name)
    {
        var mistake = Cases().Single(candidate => candidate.Name == name);
        var report = Report(ConfigurationFile.Read(mistake.File));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Update(mistake, report);
            return;
        }

        report.Should().Be(mistake.Report);
    }

    private static string Report(ConfigurationReading reading) => string.Concat(
        reading.Errors.Select(error => $"error {error.At("copier.yaml")}\n")
            .Concat(reading.Warnings.Select(warning => $"warning {warning.At("copier.yaml")}\n")));

    private static List<Mistake> Cases() =>
    [
        .. ConfigurationFile.InRepository(GoldenFile).Split("=== ", StringSplitOptions.RemoveEmptyEntries).Select(text =>
        {
            var name = text[..text.IndexOf('\n', StringComparison.Ordinal)];
            var parts = text[(name.Length + 1)..].Split(Answer);
            return new Mistake(name, parts[0], parts[1].TrimEnd('\n') is { Length: > 0 } report ? report + "\n" : "");
        }),
    ];

    private static void Update(Mistake mistake, string report)
    {
        var cases = Cases().Select(other => other.Name == mistake.Name ? mistake with { Report = report } : other);
        File.WriteAllText(
            ConfigurationFile.PathInRepository(GoldenFile),
            string.Join('\n', cases.Select(other => $"=== {other.Name}\n{other.File}{Answer}{other.Report}")));
    }

    private sealed record Mistake(string Name, string File, string Report);
}
