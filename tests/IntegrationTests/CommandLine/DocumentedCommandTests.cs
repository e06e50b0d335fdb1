using System.Diagnostics;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.CommandLine;

/// <summary>Every command that <c>docs/command-line.md</c> and <c>docs/getting-started.md</c> show is run as it stands there, in the situation that the mark before it names.</summary>
public sealed class DocumentedCommandTests
{
    private static readonly IReadOnlyList<(string Mark, string Command)> Commands = Read();

    public static TheoryData<string> InFolders =>
        [.. Commands.Where(command => command.Mark.StartsWith("in ", StringComparison.Ordinal)).Select(command => command.Command)];

    public static TheoryData<string> Starting => [.. Commands.Where(command => command.Mark == "starts the service").Select(command => command.Command)];

    public static TheoryData<string> Asking => [.. Commands.Where(command => command.Mark == "asks GitHub").Select(command => command.Command)];

    public static TheoryData<string> Sending => [.. Commands.Where(command => command.Mark == "to a service").Select(command => command.Command)];

    public static TheoryData<string> Watching => [.. Commands.Where(command => command.Mark == "of a service").Select(command => command.Command)];

    [Fact]
    public void Every_verb_is_shown_and_every_command_has_its_situation()
    {
        Commands.Should().OnlyContain(command => command.Mark.StartsWith("in ", StringComparison.Ordinal) || command.Mark == "starts the service" || command.Mark == "to a service" || command.Mark == "asks GitHub" || command.Mark == "of a service");
        foreach (var verb in (string[])["serve", "validate", "plan", "convert", "init", "doctor", "send", "health"])
        {
            Commands.Should().Contain(command => command.Command.Contains($"copier {verb}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(InFolders))]
    public async Task A_command_on_files_works_as_it_is_shown(string command)
    {
        var folder = Directory.CreateTempSubdirectory("copier-docs-");
        try
        {
            await PrepareAsync(folder.FullName, command);

            var run = await CommandLineProcess.RunAsync(Shell(command, folder.FullName), null);

            run.ExitCode.Should().Be(0, run.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Starting))]
    public async Task A_command_that_starts_the_service_starts_it(string command)
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var start = Shell(command.Replace("*:8080", "127.0.0.1:0", StringComparison.Ordinal), Path.GetDirectoryName(world.Folder.ConfigurationFile)!);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        ServiceEnvironment.AddTo(start, world);

        using var process = Process.Start(start)!;
        try
        {
            (await ListensAsync(process)).Should().BeTrue();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    [Theory]
    [MemberData(nameof(Asking))]
    public async Task A_command_that_asks_GitHub_is_answered(string command)
    {
        await using var world = await CopierWorld.PrepareAsync(
            Configurations.Direct.Replace("acme/examples", "acme/code-examples", StringComparison.Ordinal),
            github => github.CreateRepository("acme/code-examples", repository => repository.File("README.md", "#")));
        world.GitHub.App.Hook.ShownUrl = new Uri("https://copier.example.com/webhooks/github");
        var pull = world.GitHub.OpenPullRequest("acme/code-examples", pr => pr.Write("go/a.go", "a"));
        var start = Shell(command.Replace("--pull-request 42", $"--pull-request {pull.Number}", StringComparison.Ordinal), Path.GetDirectoryName(world.Folder.ConfigurationFile)!);
        ServiceEnvironment.AddTo(start, world);

        var run = await CommandLineProcess.RunAsync(start, null);

        run.ExitCode.Should().Be(0, run.Error);
    }

    [Theory]
    [MemberData(nameof(Sending))]
    public async Task A_command_that_sends_is_answered(string command)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.WebhookUrl = new Uri("http://127.0.0.1:1/");
        await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var folder = Path.GetDirectoryName(world.Folder.ConfigurationFile)!;
        var merge = world.GitHub.Webhooks.Deliveries.Last(delivery => delivery.Event == "pull_request");
        await File.WriteAllBytesAsync(Path.Combine(folder, "payload.json"), merge.Body.ToArray());
        var start = Shell(
            command.Replace("http://localhost:8080/", world.Service.Url.ToString(), StringComparison.Ordinal)
                .Replace("6dcb09b5b57875f334f61aebed695e2e4193db5e", (string)merge.Payload["pull_request"]!["merge_commit_sha"]!, StringComparison.Ordinal),
            folder);
        start.Environment["WEBHOOK_SECRET"] = world.GitHub.App.WebhookSecret;

        var run = await CommandLineProcess.RunAsync(start, null);

        run.ExitCode.Should().Be(0, run.Error);
        await world.Service.FinishedAsync((string)JsonNode.Parse(run.Out.Split('\n')[1])!["delivery_id"]!);
    }

    [Theory]
    [MemberData(nameof(Watching))]
    public async Task A_command_that_asks_a_service_is_answered(string command)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var start = Shell(
            command.Replace("http://localhost:8080/", world.Service.Url.ToString(), StringComparison.Ordinal), Path.GetDirectoryName(world.Folder.ConfigurationFile)!);
        start.Environment["ASPNETCORE_URLS"] = world.Service.Url.ToString();
        start.Environment["ADMIN_KEY"] = CopierService.OperatorKey;

        var run = await CommandLineProcess.RunAsync(start, null);

        run.ExitCode.Should().Be(0, run.Error);
    }

    private static ProcessStartInfo Shell(string command, string folder) =>
        new("bash", ["-c", $"set -o pipefail; copier() {{ exec dotnet '{CommandLineProcess.Executable}' \"$@\"; }}; {command}"]) { WorkingDirectory = folder };

    private static async Task<bool> ListensAsync(Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("Now listening on", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task PrepareAsync(string folder, string command)
    {
        if (command.Contains(" init ", StringComparison.Ordinal))
        {
            return;
        }

        var starter = await CommandLineProcess.RunAsync("init");
        (string Name, string Text)[] files =
        [
            ("copier.yaml", starter.Out),
            ("paths.txt", "examples/go/main.go\nREADME.md\n"),
            ("old.yaml", "source_repo: acme/code\ncopy_rules: [{name: r, source_pattern: {type: glob, pattern: '**'}, targets: [{repo: acme/docs, path_transform: 'all/${path}'}]}]\n"),
            ("workflows.yaml", "workflows: [{name: w, source: {repo: acme/code}, destination: {repo: acme/docs}, transformations: [{move: {from: a, to: b}}]}]\n"),
            ("config.json", """[{"source_directory": "examples", "target_repo": "docs", "recursive_copy": true}]"""),
        ];
        foreach (var (name, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        }

        if (command.StartsWith("git ", StringComparison.Ordinal))
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["init", "-q"]) { WorkingDirectory = folder })!;
            await git.WaitForExitAsync();
        }
    }

    private static List<(string, string)> Read()
    {
        string[] lines = [.. new[] { "command-line.md", "getting-started.md" }.SelectMany(page => File.ReadAllLines(Checkout.PathOf("docs", page)))];
        var commands = new List<(string, string)>();
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i] == "```sh")
            {
                var mark = lines[i - 1].StartsWith("<!-- ", StringComparison.Ordinal) ? lines[i - 1][5..^4] : "";
                commands.AddRange(lines.Skip(i + 1).TakeWhile(line => line != "```").Select(line => (mark, line)));
            }
        }

        return [.. commands.Distinct()];
    }
}
