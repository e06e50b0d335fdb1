using System.Net;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;
using ExamplesCopier.IntegrationTests.Simulator;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>What GitHub could not deliver, it is asked to send again.</summary>
public sealed class RedeliveryTests
{
    [Fact]
    public async Task A_webhook_that_GitHub_could_not_deliver_is_sent_again_with_its_GUID()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.LookAsync();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), deliver: false);
        world.GitHub.Webhooks.Fail(merge.Delivery);
        WithoutLists(world);

        await world.Service.LookAsync();
        await world.GitHub.Webhooks.SettledAsync();
        var delivery = await world.Service.FinishedAsync(merge);
        await world.Service.LookAsync();

        ((string)delivery["kind"]!, (string)delivery["state"]!).Should().Be(("webhook", "succeeded"));
        world.GitHub.Requests.RedeliveriesAsked().Should().Be(1);
    }

    [Fact]
    public async Task A_webhook_that_keeps_failing_is_sent_again_three_times_and_no_more()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.LookAsync();
        var refusing = new ReceivedWebhooks(HttpStatusCode.ServiceUnavailable);
        world.GitHub.Webhooks.Transport = refusing;
        await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        WithoutLists(world);

        for (var look = 0; look < 5; look++)
        {
            await world.Service.LookAsync();
            await world.GitHub.Webhooks.SettledAsync();
        }

        world.GitHub.Requests.RedeliveriesAsked().Should().Be(3);
        refusing.All.Should().HaveCount(4);
    }

    [Fact]
    public async Task One_that_failed_here_too_is_armed_again_by_its_redelivery()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct.Replace("acme/docs", "acme/missing", StringComparison.Ordinal));
        await world.Service.LookAsync();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        ((string)(await world.Service.FinishedAsync(merge))["state"]!).Should().Be("failed");
        world.GitHub.Webhooks.Fail(merge.Delivery, 500);
        world.Folder.Configure(Configurations.Direct);
        world.Service.Forget(merge.DeliveryId);

        await world.Service.LookAsync();
        await world.GitHub.Webhooks.SettledAsync();
        var delivery = await world.Service.FinishedAsync(merge);

        ((string)delivery["state"]!, (string)delivery["kind"]!).Should().Be(("succeeded", "webhook"));
        (await world.Service.AllFinishedAsync()).Should().ContainSingle();
        ((int)(await world.Service.GetAsync("metrics"))["global"]!["webhooks"]!["received"]!).Should().Be(1);
    }

    [Fact]
    public async Task What_is_stored_already_or_nobody_watches_or_is_no_merge_is_not_sent_again()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.LookAsync();
        var stored = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var unknown = await world.GitHub.MergeAsync("acme/docs", pr => pr.Write("a.md", "a"), deliver: false);
        var closed = await world.GitHub.CloseAsync(world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/b.go", "b")), deliver: false);
        world.GitHub.Webhooks.Fail(stored.Delivery, 500);
        world.GitHub.Webhooks.Fail(unknown.Delivery, 502);
        world.GitHub.Webhooks.Fail(closed.Delivery, 502);
        world.GitHub.Webhooks.Fail(world.GitHub.BuildPingEvent(), 502);

        await world.Service.CatchUpAsync();

        world.GitHub.Requests.RedeliveriesAsked().Should().Be(0);
        (await world.Service.AllFinishedAsync()).Should().ContainSingle();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task In_a_dry_run_GitHub_is_asked_to_send_nothing_again(bool all)
    {
        var configuration = all ? Configurations.Direct : Configurations.Direct.Replace("repo: acme/examples", "repo: acme/examples\n    settings: {dry_run: true}", StringComparison.Ordinal);
        await using var world = await CopierWorld.StartAsync(configuration, null, $"--Copier:DryRun={all}");
        await world.Service.LookAsync();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), deliver: false);
        world.GitHub.Webhooks.Fail(merge.Delivery);
        WithoutLists(world);

        await world.Service.LookAsync();

        world.GitHub.Requests.RedeliveriesAsked().Should().Be(0);
    }

    [Fact]
    public async Task A_redelivery_that_GitHub_could_not_take_is_asked_for_again_at_the_next_look()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.LookAsync();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), deliver: false);
        world.GitHub.Webhooks.Fail(merge.Delivery);
        WithoutLists(world);
        world.GitHub.Faults.Add(new FaultRule { Method = "POST", Path = "/attempts$", Answer = FaultAnswer.Error(502) });

        await world.Service.LookAsync();
        await world.Service.LookAsync();

        ((string)(await world.Service.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
    }

    [Fact]
    public async Task Every_page_of_failures_is_seen()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.LookAsync();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), deliver: false);
        world.GitHub.Webhooks.Fail(merge.Delivery);
        var ping = world.GitHub.BuildPingEvent();
        for (var attempt = 0; attempt < 101; attempt++)
        {
            world.GitHub.Webhooks.Fail(ping);
        }

        WithoutLists(world);
        await world.Service.LookAsync();

        ((string)(await world.Service.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
    }

    /// <summary>What is found is found among the failed webhooks alone.</summary>
    private static void WithoutLists(CopierWorld world) =>
        world.GitHub.Faults.Add(new FaultRule { Method = "GET", Path = "/pulls$", Times = int.MaxValue, Answer = FaultAnswer.Error(404) });
}
