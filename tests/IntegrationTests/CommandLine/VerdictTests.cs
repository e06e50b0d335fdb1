using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.CommandLine;

/// <summary>Start-up, webhook and command line judge a file alike.</summary>
public sealed class VerdictTests
{
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
        const string Owners = "Copier__AllowedOwners__0";
        await using var world = await CopierWorld.StartAsync(file, null, "--Copier:AllowedOwners:0=acme");
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [CommandLineProcess.Executable, "validate", world.Folder.ConfigurationFile]);
        start.Environment[Owners] = "acme";

        var atStart = (await world.Service.GetAsync("health"))["configuration"]!["problems"]!.AsArray().Select(problem => (string)problem!).ToList();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var run = await CommandLineProcess.RunAsync(start, null);

        var told = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipLast(1).ToList();
        run.ExitCode.Should().Be(1);
        told.Should().NotBeEmpty();
        atStart.Should().Equal(told);
        merge.Answer!.Status.Should().Be(500);
        ((string)JsonNode.Parse(merge.Answer.Body)!["message"]!).Split('\n').Should().Equal(told);
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
}
