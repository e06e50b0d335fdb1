using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>Slack and the collector are told where the settings say, and nowhere that they lead to.</summary>
public sealed class OtherHostsTests
{
    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task An_alert_does_not_follow_a_redirect(int status)
    {
        await using var other = await Listener.StartAsync();
        await using var slack = await Listener.StartAsync(status, new Uri(other.Url, "stolen"));
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, null, $"--Notifications:Slack:WebhookUrl={new Uri(slack.Url, "services/T/B/secret")}");
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, Times = int.MaxValue, Answer = FaultAnswer.Error(422, "No") });
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);

        // They are sent one after the other, so when the second has come the first is over.
        world.Folder.Configure("sources: nonsense");
        await world.Service.GetAsync("health");
        await slack.UntilAsync(heard => heard.Count >= 2);

        other.Heard.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_exported_does_not_follow_a_redirect()
    {
        await using var other = await Listener.StartAsync();
        await using var collector = await Listener.StartAsync(307, new Uri(other.Url, "stolen"));
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var process = await CopierProcess.StartAsync(world, null, new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-collector-key=secret",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
        });
        await process.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        foreach (var path in (string[])["/v1/traces", "/v1/metrics", "/v1/logs"])
        {
            await collector.UntilAsync(heard => heard.Any(request => request.Path == path && request.Text.Contains("x-collector-key: secret", StringComparison.Ordinal)));
        }

        await collector.UntilAsync(heard => heard.Count(request => request.Path == "/v1/metrics") >= 3);

        other.Heard.Select(request => request.Path).Should().BeEmpty();
    }
}
