using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Webhooks;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class WebhookTests
{
    [Fact]
    public void The_signature_is_the_one_GitHub_documents() =>
        WebhookSender.Sign("It's a Secret to Everybody", "Hello, World!"u8).Should().Be("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");

    [Fact]
    public async Task A_merge_tells_about_itself_with_headers_signature_and_a_full_payload()
    {
        await using var scene = await Scene.StartAsync();
        var received = Receive(scene);

        var merge = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Title("Explain").Body("Why").By("alice").MergedBy("carol").Label("docs").Write("a", "1"));

        var (headers, body) = received.All.Should().ContainSingle().Subject;
        headers["X-Hub-Signature-256"].Should().Be(WebhookSender.Sign(scene.GitHub.App.WebhookSecret, body));
        (headers["X-GitHub-Event"], headers["X-GitHub-Delivery"]).Should().Be(("pull_request", merge.DeliveryId.ToString()));
        (headers["X-GitHub-Hook-Installation-Target-Type"], headers["X-GitHub-Hook-Installation-Target-ID"]).Should().Be(("integration", "4711"));
        headers["X-GitHub-Hook-ID"].Should().NotBeEmpty();
        headers["User-Agent"].Should().StartWith("GitHub-Hookshot/");
        var payload = JsonNode.Parse(body)!;
        var pull = payload["pull_request"]!;
        ((string?)payload["action"], (bool)pull["merged"]!, (string?)pull["merge_commit_sha"]).Should().Be(("closed", true, merge.MergeCommit));
        ((string?)pull["base"]!["ref"], (string?)pull["user"]!["login"], (string?)pull["merged_by"]!["login"]).Should().Be(("main", "alice", "carol"));
        ((int)pull["changed_files"]!, (int)pull["additions"]!, (int)pull["commits"]!, (string?)pull["labels"]![0]!["name"]).Should().Be((1, 1, 1, "docs"));
        ((int)payload["installation"]!["id"]!, (int)payload["repository"]!["id"]!, (string?)payload["sender"]!["login"]).Should().Be((1001, scene.Docs.Id, "carol"));
        ((string?)payload["repository"]!["full_name"], (string?)payload["repository"]!["default_branch"]).Should().Be(("acme/docs", "main"));
        body.Length.Should().BeGreaterThan(15_000, "receivers must cope with GitHub's size");
        (merge.Answer!.Status, merge.Answer.Body).Should().Be((200, "taken"));
    }

    [Fact]
    public async Task A_redelivery_carries_the_same_id_and_bytes()
    {
        await using var scene = await Scene.StartAsync();
        var received = Receive(scene, HttpStatusCode.InternalServerError);
        var merge = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("a", "1"));

        await scene.GitHub.RedeliverAsync(merge.DeliveryId);

        received.All.Should().HaveCount(2);
        received.All[1].Body.Should().Equal(received.All[0].Body);
        received.All[1].Headers.Should().Equal(received.All[0].Headers);
        merge.Delivery.Attempts.Select(a => a.Status).Should().Equal(500, 500);
        merge.Delivery.Attempts.Should().OnlyContain(a => !a.IsSuccess);
    }

    [Fact]
    public async Task A_payload_can_lack_its_installation_or_its_merge_commit()
    {
        await using var scene = await Scene.StartAsync();
        var guid = Guid.NewGuid();

        var merge = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("a", "1"), deliver: false, new WebhookShape
        {
            DeliveryId = guid,
            WithInstallation = false,
            WithoutMergeCommit = true,
            Edit = payload => payload["pull_request"]!["title"] = "Edited",
        });

        var payload = merge.Delivery.Payload;
        (payload["installation"], payload["pull_request"]!["merge_commit_sha"], (string?)payload["pull_request"]!["title"]).Should().Be((null, null, "Edited"));
        (merge.DeliveryId, merge.Answer, merge.MergeCommit is null).Should().Be((guid, null, false));
        merge.Delivery.Headers["X-Hub-Signature-256"].Should().Be(WebhookSender.Sign(scene.GitHub.App.WebhookSecret, merge.Delivery.Body.Span));
    }

    [Fact]
    public async Task Closing_without_a_merge_says_so()
    {
        await using var scene = await Scene.StartAsync();
        Receive(scene);
        var pull = scene.GitHub.OpenPullRequest("acme/docs", pr => pr.Write("a", "1"));

        var closed = await scene.GitHub.CloseAsync(pull);

        ((bool)closed.Delivery.Payload["pull_request"]!["merged"]!, pull.State).Should().Be((false, PullRequestState.Closed));
        scene.Docs.Tree("main").Should().NotContainKey("a");
    }

    [Fact]
    public async Task Pushes_are_told_when_wanted()
    {
        await using var scene = await Scene.StartAsync(options: new SimulatorOptions { PushEvents = true });
        var received = Receive(scene);
        var before = scene.Docs.Head("main");

        var after = scene.Docs.Commit("main", "Straight", c => c.Write("a", "1").Write("README.md", "2"));
        scene.Docs.SetBranch("main", after);
        await scene.GitHub.Webhooks.SettledAsync();

        var (headers, body) = received.All.Should().ContainSingle().Subject;
        var payload = JsonNode.Parse(body)!;
        (headers["X-GitHub-Event"], (string?)payload["ref"], (string?)payload["before"], (string?)payload["after"]).Should().Be(("push", "refs/heads/main", before, after));
        ((string?)payload["commits"]![0]!["added"]![0], (string?)payload["commits"]![0]!["modified"]![0]).Should().Be(("a", "README.md"));
    }

    [Fact]
    public async Task Other_events_can_be_built_and_sent()
    {
        await using var scene = await Scene.StartAsync();
        var received = Receive(scene);

        await scene.GitHub.Webhooks.SendAsync(scene.GitHub.BuildPingEvent());
        await scene.GitHub.Webhooks.SendAsync(scene.GitHub.BuildPushEvent(scene.Docs, "main"));
        await scene.GitHub.Webhooks.SendAsync(scene.GitHub.BuildInstallationEvent(scene.Installation, "suspend"));
        await scene.GitHub.Webhooks.SendAsync(scene.GitHub.Webhooks.Build("star", new JsonObject { ["action"] = "created" }));

        received.All.Select(r => r.Headers["X-GitHub-Event"]).Should().Equal("ping", "push", "installation", "star");
        Encoding.UTF8.GetString(received.All[2].Body).Should().Contain("\"suspend\"").And.Contain("acme/docs");
    }

    [Fact]
    public async Task A_receiver_that_is_down_is_recorded_and_no_error_of_the_test()
    {
        await using var scene = await Scene.StartAsync();
        scene.GitHub.WebhookUrl = new Uri("http://127.0.0.1:1/");

        var merge = await scene.GitHub.MergeAsync("acme/docs", pr => pr.Write("a", "1"));

        merge.Answer!.Status.Should().BeNull();
        merge.Answer.Body.Should().NotBeEmpty();
    }

    private static ReceivedWebhooks Receive(Scene scene, HttpStatusCode status = HttpStatusCode.OK)
    {
        var received = new ReceivedWebhooks(status);
        (scene.GitHub.WebhookUrl, scene.GitHub.Webhooks.Transport) = (new Uri("http://receiver/webhooks"), received);
        return received;
    }
}
