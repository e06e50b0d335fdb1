using System.Net;
using System.Text.Json.Nodes;
using ExamplesCopier.Api;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Health;

/// <summary>The seed's section 5, to the letter.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Health_has_the_documented_names()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);

        var health = await world.Service.GetAsync("health");

        ((string)health["status"]!).Should().Be("healthy");
        ((bool)health["started"]!).Should().BeTrue();
        health["github"]!.ToJsonString().Should().Be("""{"status":"healthy","authenticated":true}""");
        var source = health["sources"]!["acme/examples"]!.AsObject();
        source.Select(field => field.Key).Should().Equal("status", "last_webhook", "installation_id");
        ((string)source["status"]!).Should().Be("healthy");
        ((string)source["last_webhook"]!).Should().EndWith("Z");
        ((string)source["installation_id"]!).Should().Be("1001");
        health["sources"]!["globex/shared"]!["last_webhook"].Should().BeNull();
        health["queues"]!.ToJsonString().Should().Be("""{"upload_count":0,"deprecation_count":0}""");
        ((string)health["uptime"]!).Should().MatchRegex("^([0-9]+h[0-9]+m)?([0-9]+m)?[0-9]+s$");
        $"{health["version"]}{(health["commit"] is { } commit ? $"+{commit}" : "")}".Should().Be(BuildIdentity.Full);
    }

    [Fact]
    public async Task Metrics_have_the_documented_names_and_add_up()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.Repository("initech/handbook").IsArchived = true);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("docs/x.md", "x")));
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b")));

        var metrics = await world.Service.GetAsync("metrics");

        metrics["global"]!.ToJsonString().Should().Be(
            """{"webhooks":{"received":2,"processed":1,"failed":1,"success_rate":50},"files":{"matched":6,"uploaded":4,"upload_failed":2,"deprecated":0,"skipped":0}}""");
        var source = metrics["by_source"]!["acme/examples"]!.AsObject();
        source["webhooks"]!.ToJsonString().Should().Be("""{"received":2,"processed":1,"failed":1}""");
        source["files"]!.ToJsonString().Should().Be("""{"matched":6,"uploaded":4,"upload_failed":2,"deprecated":0,"skipped":0}""");
        ((string)source["last_webhook"]!).Should().EndWith("Z");
        source["processing_time"]!.AsObject().Select(field => field.Key).Should().Equal("avg_ms", "min_ms", "max_ms", "p50_ms", "p95_ms", "p99_ms");
        var github = metrics["github_api"]!["1002"]!.AsObject();
        github.Select(field => field.Key).Should().Equal("calls", "errors", "rate_limit");
        ((long)github["calls"]!).Should().BePositive();
        ((long)github["errors"]!).Should().Be(0);
        github["rate_limit"]!.AsObject().Select(field => field.Key).Should().Equal("remaining", "reset_at");
        ((string)(await world.Service.GetAsync("health"))["sources"]!["acme/examples"]!["status"]!).Should().Be("degraded");
    }

    [Fact]
    public async Task What_was_asked_of_GitHub_is_counted_over_restarts()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));
        var before = (long)(await world.Service.GetAsync("metrics"))["github_api"]!["1001"]!["calls"]!;
        await world.Service.DisposeAsync();
        await world.StartServiceAsync();

        var after = (long)(await world.Service.GetAsync("metrics"))["github_api"]!["1001"]!["calls"]!;
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b")));
        var later = (long)(await world.Service.GetAsync("metrics"))["github_api"]!["1001"]!["calls"]!;

        after.Should().Be(before).And.BePositive();
        later.Should().Be(2 * before);
    }

    [Fact]
    public async Task Without_its_store_it_is_unhealthy_and_tells_what_it_knows()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.ConfiguredAsync();
        world.Folder.DropDatabase();

        using var answer = await world.Service.Client.GetAsync(new Uri("health", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        var health = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        ((string)health["status"]!).Should().Be("unhealthy");
        health["sources"]!.AsObject().Select(source => source.Key).Should().Equal("acme/examples");
        health["queues"]!.ToJsonString().Should().Be("""{"upload_count":null,"deprecation_count":null}""");
    }

    [Fact]
    public async Task An_empty_deployment_has_a_success_rate_of_zero()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var metrics = await world.Service.GetAsync("metrics");

        metrics["global"]!["webhooks"]!.ToJsonString().Should().Be("""{"received":0,"processed":0,"failed":0,"success_rate":0}""");
    }

    [Fact]
    public async Task A_key_that_GitHub_does_not_know_shows_in_health()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await world.StartServiceAsync("--GitHub:AppId=999");
        await world.GitHub.Requests.WaitAsync(request => request.Path == "/app");

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var health = await world.Service.GetAsync("health");

        merge.Answer!.Status.Should().Be(500);
        ((string)health["status"]!).Should().Be("degraded");
        ((bool)health["github"]!["authenticated"]!).Should().BeFalse();
        ((string)health["github"]!["problem"]!).Should().Contain("GitHub:AppId");
    }

    [Theory]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    public async Task Probes_answer_without_asking_GitHub(string path)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.GitHub.Requests.WaitAsync(request => request.Path == "/app");
        world.GitHub.Requests.Clear();

        using var answer = await world.Service.Client.GetAsync(new Uri(world.Service.Url, path));

        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        world.GitHub.Requests.Should().BeEmpty();
    }
}
