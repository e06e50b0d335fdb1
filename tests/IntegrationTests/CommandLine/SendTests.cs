using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Webhooks;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.CommandLine;

public sealed class SendTests
{
    [Fact]
    public async Task A_merge_told_by_options_is_accepted_and_copied()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var pull = await MergeQuietlyAsync(world);

        var run = await SendAsync(world, world.GitHub.App.WebhookSecret, "--repo", "acme/examples", "--pull-request", $"{pull["number"]}", "--merge-commit", (string)pull["merge_commit_sha"]!);

        run.ExitCode.Should().Be(0, run.Error);
        run.Out.Should().StartWith("200 OK\n");
        var answer = JsonNode.Parse(run.Out.Split('\n')[1])!;
        ((string)answer["status"]!).Should().Be("accepted");
        ((string)(await world.Service.FinishedAsync((string)answer["delivery_id"]!))["state"]!).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Text("main", "code/sent.go").Should().Be("sent");
    }

    [Fact]
    public async Task A_payload_of_GitHub_is_sent_byte_for_byte()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await MergeQuietlyAsync(world);
        var file = Path.Combine(Path.GetDirectoryName(world.Folder.ConfigurationFile)!, "payload.json");
        await File.WriteAllBytesAsync(file, MergeOf(world).Body.ToArray());

        var run = await SendAsync(world, world.GitHub.App.WebhookSecret, "--payload", file);
        var again = await SendAsync(world, world.GitHub.App.WebhookSecret, "--payload", file);

        run.Out.Should().Contain("\"accepted\"");
        again.Out.Should().Contain("\"duplicate\"");
        await world.Service.FinishedAsync((string)JsonNode.Parse(run.Out.Split('\n')[1])!["delivery_id"]!);
    }

    [Fact]
    public async Task What_the_service_refuses_is_shown_and_fails()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var run = await SendAsync(world, "another secret", "--repo", "acme/examples", "--pull-request", "1", "--merge-commit", new string('a', 40));

        run.ExitCode.Should().Be(1);
        run.Out.Should().StartWith("401 Unauthorized\n").And.Contain("invalid signature");
    }

    [Fact]
    public async Task Other_events_can_be_sent()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var file = Path.Combine(Path.GetDirectoryName(world.Folder.ConfigurationFile)!, "ping.json");
        await File.WriteAllTextAsync(file, """{"zen":"Keep it logically awesome."}""");

        (await SendAsync(world, world.GitHub.App.WebhookSecret, "--payload", file, "--event", "ping")).Out.Should().Be("200 OK\n{\"status\":\"pong\"}\n");
    }

    private static Task<CommandLineProcess> SendAsync(CopierWorld world, string secret, params string[] args) =>
        CommandLineProcess.RunAsync(["send", "--url", new Uri(world.Service.Url, "webhooks/github").ToString(), "--secret", secret, .. args]);

    // Merges while the webhook leads nowhere, as when it was not set up yet.
    private static async Task<JsonNode> MergeQuietlyAsync(CopierWorld world)
    {
        world.GitHub.WebhookUrl = new Uri("http://127.0.0.1:1/");
        await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/sent.go", "sent"));
        return JsonNode.Parse(Encoding.UTF8.GetString(MergeOf(world).Body.Span))!["pull_request"]!;
    }

    private static WebhookDelivery MergeOf(CopierWorld world) => world.GitHub.Webhooks.Deliveries.Last(delivery => delivery.Event == "pull_request");
}
