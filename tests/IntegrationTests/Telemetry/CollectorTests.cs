using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>What a process sends to the collector that its environment names.</summary>
public sealed class CollectorTests
{
    [Fact]
    public async Task One_merge_is_one_trace_from_the_webhook_to_the_pull_request()
    {
        await using var collector = await Collector.StartAsync();
        await using var world = await CopierWorld.PrepareAsync(Configurations.Proposed);
        await using var process = await CopierProcess.StartAsync(world, null, collector.Environment);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/hidden-name.go", "hidden text"));
        await process.FinishedAsync(merge);
        await collector.UntilAsync(known => known.Spans.Any(span => span.Attributes.GetValueOrDefault("copier.delivery.id") == $"{merge.DeliveryId}"));

        var run = collector.Spans.Single(span => span.Attributes.GetValueOrDefault("copier.delivery.id") == $"{merge.DeliveryId}");
        await collector.UntilAsync(known => known.Spans.Any(span => span.Trace == run.Trace && span.Id == run.Parent));
        var trace = collector.Spans.Where(span => span.Trace == run.Trace).ToList();
        var webhook = trace.Single(span => span.Id == run.Parent);
        webhook.Name.Should().Be("POST webhooks/github");
        webhook.Attributes.Should().Contain("http.response.status_code", "200").And.Contain("url.path", "/webhooks/github");
        run.Attributes.Should().Contain("copier.source", "acme/examples").And.Contain("copier.delivery.state", "succeeded").And.Contain("copier.delivery.kind", "webhook");
        var write = trace.Single(span => span.Name == "write" && span.Parent == run.Id);
        write.Attributes.Should().Contain("copier.target", "acme/docs");
        trace.Should().Contain(span => span.Parent == write.Id && span.Name == "POST /graphql" && span.Attributes["copier.github.write"] == "1", "that is the pull request");
        var list = trace.Single(span => span.Name == "changed files" && span.Parent == run.Id);
        trace.Should().Contain(span => span.Parent == list.Id && span.Name == "GET /repos/{owner}/{repo}/pulls/{id}/files" && span.Attributes["copier.installation"] == "1001");
        trace.Should().Contain(span => span.Name == "read" && span.Parent == run.Id);
        trace.Should().AllSatisfy(span => (span.Id == webhook.Id || trace.Exists(other => other.Id == span.Parent)).Should().BeTrue("{0} hangs together with the rest", span.Name));
    }

    [Fact]
    public async Task Numbers_and_lines_come_too_and_nothing_that_is_secret_or_names_a_file()
    {
        // By gRPC, which is spoken when no protocol is named.
        await using var collector = await Collector.StartAsync(isGrpc: true);
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var process = await CopierProcess.StartAsync(world, null, collector.Environment);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/hidden-name.go", "hidden text"));
        await process.FinishedAsync(merge);

        await collector.UntilAsync(known => known.Metrics.Contains("copier.deliveries.finished")
            && known.Lines.Any(line => line.Text.StartsWith("The delivery is", StringComparison.Ordinal))
            && known.Spans.Any(span => span.Name == "process delivery"));

        var line = collector.Lines.Single(line => line.Text.StartsWith("The delivery is", StringComparison.Ordinal));
        line.Attributes.Should().Contain("delivery_id", $"{merge.DeliveryId}").And.Contain("source_repo", "acme/examples");
        var intake = collector.Lines.Single(line => line.Text.StartsWith("Accepted ", StringComparison.Ordinal));
        foreach (var name in new[] { "delivery_id", "source_repo", "request_id" })
        {
            intake.Attributes[name].Should().NotBeEmpty().And.Be(line.Attributes[name], "{0} is on each line of a delivery, and is the same", name);
        }

        collector.Metrics.Should().Contain(["copier.delivery.duration", "copier.github.request.duration", "copier.queue.depth", "http.server.request.duration"]);
        foreach (var signal in new[] { "traces", "metrics", "logs" })
        {
            collector.Everything(signal).Should().NotContain("hidden").And.NotContain("ghs_").And.NotContain(CopierService.OperatorKey).And.NotContain(world.GitHub.App.WebhookSecret).And.Contain("examples-copier");
        }
    }
}
