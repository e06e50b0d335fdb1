using System.Net;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Brakes;

public sealed class HeldTests
{
    private const string TwoRules = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets: [{repo: acme/docs, path_transform: "code/${relative_path}"}]
              - name: few
                source_pattern: {type: prefix, pattern: few/}
                targets: [{repo: globex/site, path_transform: "${relative_path}"}]
        """;

    [Fact]
    public async Task A_thousand_and_one_files_wait_for_a_person_and_the_other_change_sets_go_on()
    {
        await using var world = await CopierWorld.StartAsync(TwoRules);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr =>
        {
            pr.Write("few/a.md", "a");
            for (var i = 0; i < 1001; i++)
            {
                pr.Write($"go/{i:0000}.go", $"{i}");
            }
        });

        var held = await world.Service.FinishedAsync(merge);

        Service.Deliveries.State(held).Should().Be("held");
        Service.Deliveries.States(held).Should().Equal("held", "succeeded");
        ((string)held["error"]!).Should().Contain("1001 files").And.Contain("Copier:MaxFilesPerChangeSet (1000)");
        held["finished_at"].Should().BeNull();
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(1);
        world.GitHub.Repository("globex/site").Text("main", "a.md").Should().Be("a");
        await IsVisibleAndNotCountedAsync(world, merge.DeliveryId);

        await ReleaseAsync(world, merge.DeliveryId);
        var delivered = await world.Service.FinishedAsync(merge);

        Service.Deliveries.State(delivered).Should().Be("succeeded");
        ((int)delivered["files"]!["uploaded"]!).Should().Be(1002);
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
        world.GitHub.Repository("acme/docs").Text("main", "code/1000.go").Should().Be("1000");
        world.GitHub.Repository("globex/site").Commits("main").Should().HaveCount(2);
        ((int)(await world.Service.GetAsync("metrics"))["global"]!["webhooks"]!["processed"]!).Should().Be(1);
        (await world.Service.PostAsync($"api/v1/deliveries/{merge.DeliveryId}/release")).Status.Should().Be(HttpStatusCode.Accepted, "it was released");
    }

    [Fact]
    public async Task A_hundred_and_one_deletions_wait_for_a_person()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        var paths = Enumerable.Range(0, 101).Select(i => $"go/{i:000}.go").ToList();
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => paths.ForEach(path => pr.Write(path, path))));
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => paths.ForEach(path => pr.Delete(path)));

        var held = await world.Service.FinishedAsync(merge);

        Service.Deliveries.State(held).Should().Be("held");
        ((string)held["error"]!).Should().Contain("101 files").And.Contain("Copier:MaxDeletionsPerChangeSet (100)");
        held["files_detail"]!.AsArray().Select(file => ((string)file!["target_path"]!, (string)file["action"]!, (string)file["state"]!, (string?)file["reason"]))
            .Should().BeEquivalentTo(paths.Select(path => ($"code/{path[3..]}", "delete", "skipped", (string?)held["error"])), "a person sees what a release would do");
        using var browser = new HttpClient { BaseAddress = world.Service.Url };
        var cookie = await Dashboard.SignedIn.CookieAsync(world.Service.Url, CopierService.OperatorKey);
        browser.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        (await browser.GetStringAsync(new Uri($"deliveries/{merge.DeliveryId}", UriKind.Relative))).Should().Contain("would be removed");
        world.GitHub.Repository("acme/docs").Tree("main").Should().HaveCount(102);

        await ReleaseAsync(world, merge.DeliveryId);
        Service.Deliveries.State(await world.Service.FinishedAsync(merge)).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Tree("main").Should().HaveCount(1);
        var told = (await world.Service.GetAsync("api/v1/audit?limit=200"))["items"]!.AsArray().Single(entry => (string?)entry!["actor"] is not null)!;
        ((string)told["action"]!, (string)told["actor"]!, (string)told["delivery_id"]!, (string)told["source_repo"]!)
            .Should().Be(("delivery_released", "operator", merge.DeliveryId.ToString(), "acme/examples"));
    }

    [Fact]
    public async Task A_redelivery_and_a_replay_release_nothing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:MaxFilesPerChangeSet=1");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b"));
        await world.Service.FinishedAsync(merge);

        var again = await world.GitHub.RedeliverAsync(merge.DeliveryId);
        ((string)JsonNode.Parse(again.Body)!["status"]!).Should().Be("duplicate");
        await world.Service.FireAsync(merge.DeliveryId);
        Service.Deliveries.State(await world.Service.DeliveryAsync(merge.DeliveryId)).Should().Be("held");

        var replay = await world.Service.ReplayAsync(merge.DeliveryId.ToString());
        Service.Deliveries.State(replay).Should().Be("held");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(1);

        await ReleaseAsync(world, merge.DeliveryId);
        await world.Service.FinishedAsync(merge);
        Guid.TryParse((string)replay["id"]!, out var replayId).Should().BeTrue();
        world.Service.Forget(replayId);
        await world.Service.PostAsync($"api/v1/deliveries/{(string)replay["id"]!}/release");
        Service.Deliveries.State(await world.Service.FinishedAsync((string)replay["id"]!)).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
    }

    [Fact]
    public async Task Only_what_is_held_can_be_released_and_only_by_who_may()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);

        var (status, body) = await world.Service.PostAsync($"api/v1/deliveries/{merge.DeliveryId}/release");
        status.Should().Be(HttpStatusCode.Conflict);
        ((string)body["error"]!).Should().Be("conflict");
        (await world.Service.PostAsync($"api/v1/deliveries/{Guid.NewGuid()}/release")).Status.Should().Be(HttpStatusCode.NotFound);
        (await world.Service.PostAsync($"api/v1/deliveries/{merge.DeliveryId}/release", CopierService.ReaderKey)).Status.Should().Be(HttpStatusCode.Forbidden);
    }

    private static async Task IsVisibleAndNotCountedAsync(CopierWorld world, Guid delivery)
    {
        var listed = await world.Service.GetAsync("api/v1/deliveries?state=held");
        listed["items"]!.AsArray().Select(item => (string)item!["id"]!).Should().Equal(delivery.ToString());
        ((int)(await world.Service.GetAsync("health"))["queues"]!["upload_count"]!).Should().Be(1);
        var webhooks = (await world.Service.GetAsync("metrics"))["global"]!["webhooks"]!;
        ((int)webhooks["received"]!, (int)webhooks["processed"]!, (int)webhooks["failed"]!).Should().Be((1, 0, 0));
    }

    private static async Task ReleaseAsync(CopierWorld world, Guid delivery)
    {
        world.Service.Forget(delivery);
        (await world.Service.PostAsync($"api/v1/deliveries/{delivery}/release")).Status.Should().Be(HttpStatusCode.Accepted);
    }
}
