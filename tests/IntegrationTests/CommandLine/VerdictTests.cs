using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.CommandLine;

/// <summary>Start-up, webhook and command line judge a file alike.</summary>
public sealed class VerdictTests
{
    private const string Closing = " The delivery is kept and tried again.";

    public static TheoryData<string> Broken =>
    [
        "",
        "sources: [",
        "sources:\n  - repo: acme/examples\n    copy_rulez: []\n    settings: {timeout_seconds: 0}\n",
        """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: a
                source_pattern: {type: regex, pattern: '^(go'}
                targets: [{repo: acme/docs, path_transform: '${nobody}'}, {repo: docs, path_transform: x}]
              - name: a
                source_pattern: {type: globb, pattern: '**'}
                targets: []
        """,
        """{"source_repo": "examples", "copy_rules": [{"name": "a"}]}""",
        Configurations.Everywhere,
    ];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_broken_file_is_told_of_in_the_same_words_everywhere(string file)
    {
        await using var world = await CopierWorld.StartAsync(file, null, "--Copier:AllowedOwners:0=acme");
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [CommandLineProcess.Executable, "validate", world.Folder.ConfigurationFile]);
        start.Environment["Copier__AllowedOwners__0"] = "acme";

        var atStart = await ToldByHealthAsync(world);
        var byWebhook = await ToldByWebhookAsync(world);
        var run = await CommandLineProcess.RunAsync(start, null);

        // Its last line counts the problems.
        var byCommand = Lines(run.Error).SkipLast(1).ToList();
        run.ExitCode.Should().Be(1);
        byCommand.Should().NotBeEmpty();
        atStart.Should().Equal(byCommand);
        byWebhook.Should().Equal(byCommand);
    }

    [Fact]
    public async Task So_is_every_kind_of_mistake_that_the_collection_of_mistakes_holds()
    {
        var mistakes = CollectedMistake.All.Where(mistake => mistake.Errors.Count > 0).ToList();
        await using var world = await CopierWorld.StartAsync(mistakes[0].File);

        foreach (var mistake in mistakes)
        {
            world.Folder.Configure(mistake.File);
            var expected = mistake.Errors.Select(error => $"{world.Folder.ConfigurationFile}{error}").ToList();

            (await ToldByHealthAsync(world)).Should().Equal(expected, mistake.Name);
            (await ToldByWebhookAsync(world)).Should().Equal(expected, mistake.Name);
            var (exitCode, _, error) = await CommandLineHere.RunAsync("validate", world.Folder.ConfigurationFile);
            exitCode.Should().Be(1, mistake.Name);
            Lines(error).SkipLast(1).Where(line => !line.Contains(" warning: ", StringComparison.Ordinal)).Should().Equal(expected, mistake.Name);
        }

        mistakes.Should().HaveCountGreaterThan(50, "otherwise the collection was not found");
    }

    [Fact]
    public async Task A_file_that_works_works_everywhere()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var run = await CommandLineProcess.RunAsync("validate", world.Folder.ConfigurationFile);

        run.ExitCode.Should().Be(0, run.Error);
        ((string)(await world.Service.GetAsync("health"))["status"]!).Should().Be("healthy");
        merge.Answer!.Status.Should().Be(200);
        await world.Service.FinishedAsync(merge);
    }

    private static async Task<List<string>> ToldByHealthAsync(CopierWorld world)
    {
        var health = await world.Service.GetAsync("health");
        ((string)health["status"]!).Should().Be("degraded");
        return [.. health["configuration"]!["problems"]!.AsArray().Select(problem => (string)problem!)];
    }

    private static async Task<List<string>> ToldByWebhookAsync(CopierWorld world)
    {
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/{Guid.NewGuid()}.go", "a"));
        merge.Answer!.Status.Should().Be(500);
        var body = JsonNode.Parse(merge.Answer.Body)!;
        ((string)body["error"]!).Should().Be("configuration error");
        var message = ((string)body["message"]!).Should().EndWith(Closing).And.Subject;
        return Lines(message[..^Closing.Length]);
    }

    private static List<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
