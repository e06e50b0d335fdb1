using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.CommandLine;

public sealed class PlanScaleTests
{
    private const int Paths = 100_000;

    /// <summary>In hexadecimal, as the runtime takes it: 96 MB, where the plan alone is longer than 30.</summary>
    private const string HeapLimit = "6000000";

    [Fact]
    public async Task A_hundred_thousand_paths_from_standard_input_are_planned_in_bounded_memory()
    {
        using var folder = new WorkFolder();
        folder.Configure("""
            sources:
              - repo: acme/examples
                copy_rules:
                  - name: go
                    source_pattern: {type: prefix, pattern: examples/go/}
                    targets: [{repo: acme/docs, path_transform: "source/code/go/${relative_path}"}]
                  - name: all
                    source_pattern: {type: regex, pattern: '^examples/(?P<lang>[a-z]+)/(?P<rest>.+)$'}
                    targets: [{repo: globex/site, path_transform: "${lang}/${rest}"}]
            """);
        var start = new ProcessStartInfo("dotnet", [CommandLineProcess.Executable, "plan", "--config", folder.ConfigurationFile, "--source", "acme/examples", "--paths-from", "-", "--json"]);
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;

        var run = await CommandLineProcess.RunAsync(start, Enumerable.Range(0, Paths).Select(PathOf));

        run.ExitCode.Should().Be(0, run.Error);
        run.Out.Length.Should().BeGreaterThan(30_000_000);
        using var plan = JsonDocument.Parse(run.Out);
        var files = plan.RootElement.GetProperty("files");
        files.GetArrayLength().Should().Be(Paths);
        files.EnumerateArray().Index().Should().OnlyContain(file => file.Item.GetProperty("path").GetString() == PathOf(file.Index));
        files.EnumerateArray().SelectMany(file => file.GetProperty("matches").EnumerateArray()).SelectMany(match => match.GetProperty("targets").EnumerateArray())
            .Should().HaveCount(Paths / 2 * 3).And.OnlyContain(target => target.GetProperty("error").ValueKind == JsonValueKind.Null);
    }

    private static string PathOf(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"examples/{(number % 2 == 0 ? "go" : "python")}/chapter{number % 100}/section{number / 100 % 100}/example{number}.txt");
}
