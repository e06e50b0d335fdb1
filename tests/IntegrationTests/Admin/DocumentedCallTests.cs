using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExamplesCopier.IntegrationTests.CommandLine;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Admin;

/// <summary><c>docs/admin-api.md</c> names every call, each of its commands works in the order of the page, and its answers are as the API describes them.</summary>
public sealed partial class DocumentedCallTests
{
    private static readonly string _page = File.ReadAllText(Checkout.PathOf("docs", "admin-api.md"));

    [Fact]
    public async Task Every_call_of_the_description_is_on_the_page_and_no_other()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var api = await DescribedApi.ReadAsync(world.Service);

        Heading().Matches(_page).Select(heading => $"{heading.Groups["method"].Value} {heading.Groups["path"].Value}")
            .Should().BeEquivalentTo(api.Calls.Values.Select(call => $"{call.Method} {call.Path}"));
    }

    [Fact]
    public async Task Every_command_is_answered_as_described_and_as_the_page_shows()
    {
        await using var world = await CopierWorld.StartAsync(
            Configurations.Proposed, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")), "--Copier:MaxFilesPerChangeSet=2");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("other.md", "b"));
        await world.Service.FinishedAsync(merge);

        // Not before: it would find the branch busy, and be held only when it comes again.
        var large = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/1.go", "1").Write("go/2.go", "2").Write("go/3.go", "3"));
        await world.Service.SettledAsync(large);
        var api = await DescribedApi.ReadAsync(world.Service);
        var version = (string)(await world.Service.GetAsync("api/v1/config"))["version"]!;
        (string Shown, Func<Task<string>> Real)[] values =
        [
            ("https://copier.example.com/", () => Task.FromResult(world.Service.Url.ToString())),
            ("72d3162e-cc78-11e3-81ab-4c9367dc0958", () => Task.FromResult(merge.DeliveryId.ToString())),
            ("8f14e45f-ceea-467f-9b8d-1c5d2a7f3b60", () => Task.FromResult(large.DeliveryId.ToString())),
            ("3f1a0c9b2e4d", () => Task.FromResult(version)),
            ("12345678", () => Task.FromResult($"{CopierWorld.Acme}")),
            ("\"9c1185a5c5e9fc54\"", () => TagAsync(world)),
        ];

        var examples = Examples().ToList();
        examples.Should().HaveCountGreaterThan(30);
        foreach (var example in examples)
        {
            var command = example.Command;
            foreach (var (placeholder, real) in values.Where(value => command.Contains(value.Shown, StringComparison.Ordinal)))
            {
                command = command.Replace(placeholder, await real(), StringComparison.Ordinal);
            }

            var (status, body) = await RunAsync(command);

            status.Should().StartWith("2", $"{command} works: {body}");
            if (example.Call is { } heading)
            {
                var call = api.Calls.Values.Single(call => $"{call.Method} {call.Path}" == heading);
                var schema = call.Operation["responses"]![status]!["content"]?["application/json"]?["schema"];
                (example.Answer is not null || example.RefersToAnother).Should().Be(schema is not null, $"{heading} {status} is shown with its answer, if it has one");
                if (schema is not null && example.Answer is { } shown)
                {
                    (await api.ProblemsAsync(schema, body)).Should().BeEmpty(heading);
                    (await api.ProblemsAsync(schema, shown)).Should().BeEmpty($"the page shows what {heading} answers");
                    Shape(JsonNode.Parse(shown)).Should().BeEquivalentTo(Shape(JsonNode.Parse(body)), heading);
                }
            }
        }
    }

    private static async Task<string> TagAsync(CopierWorld world)
    {
        using var answer = await world.Service.Client.GetAsync(new Uri("api/v1/sources/globex/shared", UriKind.Relative));
        return answer.Headers.ETag!.Tag;
    }

    /// <summary>The names of the outermost fields.</summary>
    private static IEnumerable<string> Shape(JsonNode? node) => node is JsonObject mapping ? mapping.Select(field => field.Key) : [];

    private static async Task<(string Status, string Body)> RunAsync(string command)
    {
        var folder = Directory.CreateTempSubdirectory("copier-docs-");
        try
        {
            var start = new ProcessStartInfo("bash", ["-c", $"curl() {{ command curl -sS -w '\\n%{{http_code}}' \"$@\"; }}; {command}"]) { WorkingDirectory = folder.FullName };
            start.Environment["ADMIN_KEY"] = CopierService.OperatorKey;
            var run = await CommandLineProcess.RunAsync(start, null);
            run.ExitCode.Should().Be(0, run.Error);
            var end = run.Out.LastIndexOf('\n');
            return (run.Out[(end + 1)..], run.Out[..end]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The first command below a call's heading belongs to it, with the JSON that follows.</summary>
    private static IEnumerable<(string? Call, string Command, string? Answer, bool RefersToAnother)> Examples()
    {
        var sections = Section().Split(_page);
        foreach (var section in sections)
        {
            var call = Heading().Match(section) is { Success: true, Index: 0 } heading ? $"{heading.Groups["method"].Value} {heading.Groups["path"].Value}" : null;
            foreach (Match block in Command().Matches(section))
            {
                yield return (call, block.Groups["command"].Value, block.Groups["answer"] is { Success: true } answer ? answer.Value : null, section.Contains("Answers as", StringComparison.Ordinal));
                call = null;
            }
        }
    }

    [GeneratedRegex(@"^### (?<method>[A-Z]+) (?<path>/\S+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?=##)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^```sh\n(?<command>.*?)\n```(\n\n<!-- not configuration -->\n```json\n(?<answer>.*?)\n```)?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Command();
}
