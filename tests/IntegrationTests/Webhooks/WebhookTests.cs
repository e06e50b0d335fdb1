using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Webhooks;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Webhooks;

public sealed class WebhookTests
{
    private const string WithDisabledSource = """
        sources:
          - repo: acme/examples
            branch: main
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets: [{repo: acme/docs, path_transform: "code/${relative_path}"}]
          - repo: globex/site
            settings: {enabled: false}
            copy_rules:
              - name: all
                source_pattern: {type: glob, pattern: "**"}
                targets: [{repo: acme/docs, path_transform: "site/${path}"}]
        """;

    [Fact]
    public async Task A_merge_is_accepted_only_after_it_is_stored()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));

        merge.Answer!.Status.Should().Be(200);
        var body = JsonNode.Parse(merge.Answer.Body)!.AsObject();
        body.Select(field => field.Key).Should().Equal("status", "delivery_id", "source_repo");
        ((string)body["status"]!).Should().Be("accepted");
        ((string)body["delivery_id"]!).Should().Be(merge.DeliveryId.ToString());
        ((string)body["source_repo"]!).Should().Be("acme/examples");
        (await world.Service.GetAsync($"api/v1/deliveries/{merge.DeliveryId}"))["source_repo"]!.GetValue<string>().Should().Be("acme/examples");
    }

    [Theory]
    [InlineData("webhooks/github")]
    [InlineData("events")]
    [InlineData("webhook")]
    [InlineData("hooks/of/the/older/tool")]
    public async Task It_listens_at_every_documented_path(string path)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Http:WebhookPath=/hooks/of/the/older/tool");
        world.GitHub.WebhookUrl = new Uri(world.Service.Url, path);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));

        merge.Answer!.Status.Should().Be(200);
        await world.Service.FinishedAsync(merge);
    }

    [Fact]
    public async Task Ping_is_answered_with_pong()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var answer = await world.GitHub.Webhooks.SendAsync(world.GitHub.BuildPingEvent());

        (answer.Status, answer.Body).Should().Be((200, """{"status":"pong"}"""));
    }

    [Fact]
    public async Task What_is_not_a_merge_of_ours_gets_204_and_leaves_no_trace()
    {
        await using var world = await CopierWorld.StartAsync(WithDisabledSource);
        var github = world.GitHub;
        github.Repository("acme/examples").Commit("next", "Another branch", edits => edits.Write("x", "y"));

        var opened = github.OpenPullRequest("acme/examples", pr => pr.Write("go/x.go", "x"));
        var answers = new List<DeliveryAttempt?>
        {
            await github.Webhooks.SendAsync(github.BuildPullRequestEvent(opened, "opened")),
            (await github.CloseAsync(opened)).Answer,
            await github.Webhooks.SendAsync(github.BuildPushEvent(github.Repository("acme/examples"), "main")),
            (await github.MergeAsync("acme/examples", pr => pr.Into("next").Write("go/y.go", "y"))).Answer,
            (await github.MergeAsync("initech/handbook", pr => pr.Write("a", "unknown source"))).Answer,
            (await github.MergeAsync("globex/site", pr => pr.Write("a", "disabled source"))).Answer,
        };

        answers.Should().AllSatisfy(answer => (answer!.Status, answer.Body).Should().Be((204, "")));
        (await world.Service.GetAsync("api/v1/deliveries"))["items"]!.AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_delivery_is_done_once()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);

        var again = await world.GitHub.RedeliverAsync(merge.DeliveryId);

        ((string)JsonNode.Parse(again.Body)!["status"]!).Should().Be("duplicate");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
        (await world.Service.GetAsync("api/v1/deliveries"))["items"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task The_same_merge_under_another_delivery_is_done_once()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);

        var again = await world.GitHub.Webhooks.SendAsync(world.GitHub.BuildPullRequestEvent(merge.PullRequest, "closed"));

        var body = JsonNode.Parse(again.Body)!;
        ((string)body["status"]!).Should().Be("duplicate");
        ((string)body["delivery_id"]!).Should().Be(merge.DeliveryId.ToString());
    }

    [Fact]
    public async Task Many_copies_of_one_delivery_at_once_are_done_once()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), deliver: false);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => world.GitHub.RedeliverAsync(merge.DeliveryId)));
        await world.Service.FinishedAsync(merge);

        answers.Select(answer => (string)JsonNode.Parse(answer.Body)!["status"]!).Count(status => status == "accepted").Should().Be(1);
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
    }

    [Fact]
    public async Task A_known_GUID_with_another_merge_is_accepted_under_an_id_of_ours()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var first = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(first);

        var second = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"), shape: new WebhookShape { DeliveryId = first.DeliveryId });
        var id = (string)JsonNode.Parse(second.Answer!.Body)!["delivery_id"]!;
        await world.Service.FinishedAsync(id);

        id.Should().NotBe(first.DeliveryId.ToString());
        world.GitHub.Repository("acme/docs").Text("main", "code/b.go").Should().Be("b");
    }

    [Fact]
    public async Task A_delivery_that_failed_is_armed_again_by_its_redelivery()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, github => github.Repository("acme/docs").IsArchived = true);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        ((string)(await world.Service.FinishedAsync(merge))["state"]!).Should().Be("failed");
        world.GitHub.Repository("acme/docs").IsArchived = false;
        world.Service.Forget(merge.DeliveryId);

        var again = await world.GitHub.RedeliverAsync(merge.DeliveryId);

        ((string)JsonNode.Parse(again.Body)!["status"]!).Should().Be("accepted");
        ((string)(await world.Service.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
    }

    [Fact]
    public async Task A_merge_commit_that_GitHub_did_not_know_yet_is_found_later()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), shape: new WebhookShape { WithoutMergeCommit = true });
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["merge_commit"]!).Should().Be(merge.MergeCommit);
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
        var again = await world.GitHub.Webhooks.SendAsync(world.GitHub.BuildPullRequestEvent(merge.PullRequest, "closed"));
        ((string)JsonNode.Parse(again.Body)!["status"]!).Should().Be("duplicate");
    }

    [Theory]
    [InlineData(MergeMethod.Merge)]
    [InlineData(MergeMethod.Squash)]
    [InlineData(MergeMethod.Rebase)]
    public async Task A_fork_that_is_gone_and_an_event_without_installation_change_nothing(MergeMethod method)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var pull = world.GitHub.OpenPullRequest("acme/examples", pr => pr.FromFork("stranger", deleted: true).By("stranger").Write("go/a.go", "a"));

        var merge = await world.GitHub.MergeAsync(pull, method, shape: new WebhookShape { WithInstallation = false });
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!).Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
    }

    [Fact]
    public async Task Merges_over_the_rate_are_deferred_and_not_dropped()
    {
        var configuration = Configurations.Direct.Replace("copy_rules:", "settings: {rate_limit: {max_webhooks_per_minute: 2}}\n    copy_rules:", StringComparison.Ordinal);
        await using var world = await CopierWorld.StartAsync(configuration);

        var answers = new List<JsonNode>();
        for (var i = 0; i < 3; i++)
        {
            var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/{answers.Count}.go", "x"));
            answers.Add(JsonNode.Parse(merge.Answer!.Body)!);
        }

        answers.Select(answer => (string)answer["status"]!).Should().Equal("accepted", "accepted", "deferred");
        var kept = await world.Service.GetAsync($"api/v1/deliveries/{(string)answers[2]["delivery_id"]!}");
        ((string)kept["state"]!).Should().Be("deferred");
        DateTimeOffset.Parse((string)answers[2]["not_before"]!, System.Globalization.CultureInfo.InvariantCulture)
            .Should().BeAfter(DateTimeOffset.Parse((string)kept["received_at"]!, System.Globalization.CultureInfo.InvariantCulture).AddSeconds(50));
    }
}
