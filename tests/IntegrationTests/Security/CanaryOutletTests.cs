using System.Diagnostics;
using ExamplesCopier.IntegrationTests.CommandLine;
using ExamplesCopier.IntegrationTests.Service;
using ExamplesCopier.Postgres;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>What comes out where no service runs for long: the verbs, and starts that fail.</summary>
public sealed class CanaryOutletTests
{
    private const string Content = "canary-file-content-1f6c77d2";
    private const string Password = "canary-database-password-4be1";
    private const string Slack = "canary-slack-path-77ab";
    private const string Key = "canary-admin-key-5d2f";

    private readonly Canaries _canaries = new();
    private readonly List<string> _found = [];

    public CanaryOutletTests()
    {
        foreach (var secret in (string[])[Content, Password, Slack, Key])
        {
            _canaries.Add(secret, secret);
        }
    }

    [Fact]
    public async Task The_verbs_that_ask_GitHub_tell_no_secret_and_no_content()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        _canaries.Add("the webhook secret", world.GitHub.App.WebhookSecret);
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/a.go", Content).Body(Content));
        string[][] verbs = [["doctor", "--config", world.Folder.ConfigurationFile], ["plan", "--config", world.Folder.ConfigurationFile, "--source", "acme/examples", "--pull-request", $"{pull.Number}"]];
        foreach (var verb in verbs.SelectMany(verb => (string[][])[verb, [.. verb, "--json"]]))
        {
            var start = new ProcessStartInfo("dotnet", [CommandLineProcess.Executable, .. verb]);
            ServiceEnvironment.AddTo(start, world);
            start.Environment["Notifications__Slack__WebhookUrl"] = $"http://127.0.0.1:9/{Slack}";
            start.Environment["Admin__ApiKeys__7__Key"] = Key;
            var run = await CommandLineProcess.RunAsync(start, null);
            run.Out.Should().NotBeEmpty(run.Error);
            Look(verb[0], $"{run.Out}\n{run.Error}");
        }

        _found.Should().BeEmpty();
    }

    [Fact]
    public async Task A_start_that_fails_repeats_no_setting_that_is_secret()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        string[][] wrongs =
        [
            [$"--Storage:ConnectionString=Host=db;Port={Password}"],
            ["--Storage:Provider=Postgres", $"--Storage:ConnectionString=postgres://copier:{Password}@db/copier"],
            ["--Storage:Provider=Postgres", $"--Storage:ConnectionString=Host=127.0.0.1;Port=9;Database=copier;Username=copier;Password={Password};Timeout=3", "--Serilog:MinimumLevel:Default=Verbose"],
            [$"--Notifications:Slack:WebhookUrl=https://hooks.example.com:port/{Slack}"],
            [$"--Notifications:Slack:WebhookUrl={Slack}"],
            [$"--Admin:ApiKeys:7:Key={Key}"],
            [$"--GitHub:PrivateKey={Key}"],
        ];
        foreach (var wrong in wrongs)
        {
            await using var service = RecordedService.Launch(world, new Dictionary<string, string>(), wrong);
            var written = await service.EndAsync();
            service.ExitCode.Should().Be(1, written);
            Look(wrong[^1], written);
        }

        _found.Should().BeEmpty();
    }

    [Fact]
    public async Task The_password_of_the_database_comes_out_nowhere()
    {
        PostgresServer.Require();
        await using var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var (service, url) = await RecordedService.StartAsync(
            world, "--Storage:Provider=Postgres", $"--Storage:ConnectionString={database.ConnectionString};Password={Password}", "--Serilog:MinimumLevel:Default=Verbose", "--Serilog:MinimumLevel:Override:Microsoft.EntityFrameworkCore=Verbose");
        await using var running = service;
        (await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"))).Answer!.Status.Should().Be(200);
        using var client = new HttpClient();
        Look("/health", await client.GetStringAsync(new Uri(url, "health")));

        Look("the log", await service.StopAsync());

        _found.Should().BeEmpty();
    }

    private void Look(string place, string text) => _found.AddRange(_canaries.In(place, text));
}
