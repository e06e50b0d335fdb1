using System.Net;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class HookDeliveryTests
{
    [Fact]
    public async Task Attempts_are_listed_newest_first_in_pages_and_a_lost_webhook_is_not_among_them()
    {
        await using var scene = await Scene.StartAsync();
        (scene.GitHub.Webhooks.Transport, scene.GitHub.WebhookUrl) = (new ReceivedWebhooks(), new Uri("http://copier.test/hook"));
        var first = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("a", "1"));
        await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("b", "1"), deliver: false);
        var third = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("c", "1"));

        var (page, link) = await ListAsync(scene, "per_page=1");
        var (rest, end) = await ListAsync(scene, link!.Split('?', 2)[1].Split('>')[0]);

        (Guids(page), Guids(rest), end).Should().Be(($"{third.DeliveryId}", $"{first.DeliveryId}", null));
        var item = page[0]!;
        ((string)item["status"]!, (int)item["status_code"]!, (string)item["event"]!, (string)item["action"]!, (int)item["installation_id"]!, (int)item["repository_id"]!, (bool)item["redelivery"]!)
            .Should().Be(("OK", 200, "pull_request", "closed", 1001, scene.Docs.Id, false));
        var whole = await scene.Client.GetAsync($"/app/hook/deliveries/{item["id"]}", scene.Client.Jwt());
        ((string)whole["request"]!["headers"]!["X-GitHub-Delivery"]!, (int)whole["request"]!["payload"]!["number"]!, (string)whole["response"]!["payload"]!).Should().Be(($"{third.DeliveryId}", 3, "taken"));
        (await scene.Client.SendAsync(HttpMethod.Get, "/app/hook/deliveries", scene.Token)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_failed_delivery_is_found_by_its_status_and_sent_again_with_its_GUID()
    {
        await using var scene = await Scene.StartAsync();
        var received = new ReceivedWebhooks();
        (scene.GitHub.Webhooks.Transport, scene.GitHub.WebhookUrl) = (received, new Uri("http://copier.test/hook"));
        var refused = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("a", "1"), deliver: false);
        var failed = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("b", "1"), deliver: false);
        scene.GitHub.Webhooks.Fail(refused.Delivery);
        scene.GitHub.Webhooks.Fail(failed.Delivery, 503);

        var (found, _) = await ListAsync(scene, "status=failure");
        found.Select(d => $"{d!["status_code"]} {d["status"]}").Should().Equal("503 Invalid HTTP Response: 503", "0 failed to connect to host");
        var asked = await scene.Client.SendAsync(HttpMethod.Post, $"/app/hook/deliveries/{found[1]!["id"]}/attempts", scene.Client.Jwt());
        await scene.GitHub.Webhooks.SettledAsync();

        asked.StatusCode.Should().Be(HttpStatusCode.Accepted);
        received.All.Should().ContainSingle().Which.Headers["X-GitHub-Delivery"].Should().Be($"{refused.DeliveryId}");
        var (good, _) = await ListAsync(scene, "status=success");
        ((string)good[0]!["guid"]!, (bool)good[0]!["redelivery"]!).Should().Be(($"{refused.DeliveryId}", true));
        (await scene.Client.SendAsync(HttpMethod.Post, "/app/hook/deliveries/1/attempts", scene.Client.Jwt())).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_endpoint_that_is_down_leaves_failures_behind_for_three_days()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var scene = await Scene.StartAsync(options: new SimulatorOptions { Clock = clock });
        scene.GitHub.WebhookUrl = new Uri("http://127.0.0.1:1/");
        await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("a", "1"));

        clock.Advance(TimeSpan.FromDays(2));
        (await ListAsync(scene, "status=failure", clock)).Items.Should().HaveCount(1);
        clock.Advance(TimeSpan.FromDays(1));
        (await ListAsync(scene, "status=failure", clock)).Items.Should().BeEmpty();
    }

    private static string Guids(JsonArray items) => string.Join(',', items.Select(i => (string)i!["guid"]!));

    private static async Task<(JsonArray Items, string? Link)> ListAsync(Scene scene, string query, TimeProvider? clock = null)
    {
        var answer = await scene.Client.SendAsync(HttpMethod.Get, $"/app/hook/deliveries?{query}", scene.Client.Jwt(clock));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return ((await SimulatorClient.ReadAsync(answer)).AsArray(), answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null);
    }
}
