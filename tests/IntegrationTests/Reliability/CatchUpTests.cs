using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>A merge that no webhook told of is found on GitHub's list, and copied once.</summary>
public sealed class CatchUpTests
{
    [Fact]
    public async Task A_merge_whose_webhook_was_lost_is_found_and_copied_once()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.LookAsync();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").By("carol").MergedBy("dave"), deliver: false);
        await world.GitHub.CloseAsync(world.GitHub.OpenPullRequest("acme/examples", pr => pr.Write("go/b.go", "b")), deliver: false);

        var found = await world.Service.CatchUpAsync();
        var again = await world.Service.CatchUpAsync();

        var delivery = found.Should().ContainSingle().Which;
        ((string)delivery["kind"]!, (string)delivery["state"]!, (int)delivery["pull_request"]!, (string)delivery["merge_commit"]!)
            .Should().Be(("catch_up", "succeeded", merge.Number, merge.MergeCommit!));
        again.Should().ContainSingle();
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
        var metrics = await world.Service.GetAsync("metrics");
        ((int)metrics["global"]!["webhooks"]!["received"]!).Should().Be(1);
        ((int)metrics["global"]!["webhooks"]!["processed"]!).Should().Be(1);
    }

    [Fact]
    public async Task What_was_missed_takes_its_places_within_the_rate_the_oldest_first()
    {
        var configuration = Configurations.Direct.Replace("copy_rules:", "settings: {rate_limit: {max_webhooks_per_minute: 2}}\n    copy_rules:", StringComparison.Ordinal);
        await using var world = await CopierWorld.StartAsync(configuration);
        await world.Service.LookAsync();
        for (var i = 1; i <= 5; i++)
        {
            await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/{i}.go", "a"), deliver: false);
        }

        await world.Service.LookAsync();
        var found = (await world.Service.GetAsync("api/v1/deliveries"))["items"]!.AsArray()
            .Select(item => (Number: (int)item!["pull_request"]!, At: (DateTimeOffset)item["not_before"]!, Id: (string)item["id"]!)).OrderBy(item => item.Number).ToList();
        foreach (var (_, _, id) in found.Take(2))
        {
            ((string)(await world.Service.FinishedAsync(id))["state"]!).Should().Be("succeeded");
        }

        found.Select(item => item.Number).Should().Equal(1, 2, 3, 4, 5);
        found.Select(item => item.At).Should().BeInAscendingOrder("who was merged first comes first");
        found.Zip(found.Skip(2)).Should().OnlyContain(pair => pair.Second.At - pair.First.At >= TimeSpan.FromMinutes(1));
        ((string)(await world.Service.GetAsync($"api/v1/deliveries/{found[2].Id}"))["state"]!).Should().Be("deferred");
    }

    [Fact]
    public async Task Its_webhook_that_comes_after_all_is_a_duplicate()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.LookAsync();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), deliver: false);
        await world.Service.CatchUpAsync();

        var answer = await world.GitHub.Webhooks.SendAsync(merge.Delivery);

        answer.Body.Should().Contain("\"duplicate\"");
        (await world.Service.AllFinishedAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Webhooks_that_come_while_their_merges_are_being_found_make_one_delivery_of_each()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.LookAsync();
        var merges = new List<GitHubSimulator.PullRequests.ClosedPullRequest>();
        for (var i = 0; i < 8; i++)
        {
            merges.Add(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/{merges.Count}.go", $"{merges.Count}"), deliver: false));
        }

        await Task.WhenAll([world.Service.LookAsync(), .. merges.Select(merge => world.GitHub.Webhooks.SendAsync(merge.Delivery))]);

        var deliveries = await world.Service.AllFinishedAsync();
        deliveries.Select(delivery => (int)delivery["pull_request"]!).Should().BeEquivalentTo(merges.Select(merge => merge.Number));
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(9);
        ((int)(await world.Service.GetAsync("metrics"))["global"]!["webhooks"]!["received"]!).Should().Be(8);
    }

    [Fact]
    public async Task Merges_of_a_time_when_the_service_was_down_are_found_when_it_starts()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.Service.LookAsync();
        await world.Service.DisposeAsync();
        await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/refused.go", "a"));
        await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/lost.go", "b"), deliver: false);
        var commits = 0;
        var copied = world.GitHub.Requests.WaitAsync(request => request is { IsGraphQL: true, IsMutation: true } && ++commits == 2);

        await world.StartServiceAsync("--Copier:CatchUpMinutes=10");
        await copied.WaitAsync(TimeSpan.FromSeconds(60));
        await world.GitHub.Webhooks.SettledAsync();

        (await world.Service.AllFinishedAsync()).Should().HaveCount(2).And.OnlyContain(delivery => (string)delivery["state"]! == "succeeded");
        var docs = world.GitHub.Repository("acme/docs");
        (docs.Text("main", "code/refused.go"), docs.Text("main", "code/lost.go"), docs.Commits("main").Count).Should().Be(("a", "b", 3));
    }

    [Fact]
    public async Task What_failed_here_is_left_alone()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct.Replace("acme/docs", "acme/missing", StringComparison.Ordinal));
        await world.Service.LookAsync();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        world.GitHub.Requests.Clear();

        var deliveries = await world.Service.CatchUpAsync();

        ((string)deliveries.Should().ContainSingle().Which["state"]!).Should().Be("failed");
        world.GitHub.Requests.RedeliveriesAsked().Should().Be(0);
    }

    [Fact]
    public async Task The_trouble_of_one_source_does_not_stop_the_others_and_is_made_good_at_the_next_look()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await world.Service.LookAsync();
        var acme = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), deliver: false);
        var globex = await world.GitHub.MergeAsync("globex/shared", pr => pr.Write("img/png/a.png", "a"), deliver: false);
        world.GitHub.Faults.Add(new FaultRule { Path = "^/repos/acme/examples/pulls$", Answer = FaultAnswer.Error(404) });

        var first = await world.Service.CatchUpAsync();
        var second = await world.Service.CatchUpAsync();

        first.Select(delivery => (string)delivery["source_repo"]!).Should().Equal("globex/shared");
        second.Select(delivery => (string)delivery["source_repo"]!).Should().BeEquivalentTo("globex/shared", "acme/examples");
        (acme.Number, globex.Number).Should().Be((1, 1));
    }

    [Fact]
    public async Task A_look_that_finds_nothing_costs_one_request_and_one_for_each_enabled_source()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Everywhere, github => github.CreateRepository("globex/shared", repository => repository.File("README.md", "#")));
        await world.Service.LookAsync();
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.FinishedAsync(merge);
        world.GitHub.Requests.Clear();

        await world.Service.LookAsync();

        (world.GitHub.Requests.Count(request => request.IsHookList()), world.GitHub.Requests.PullRequestLists(), world.GitHub.Requests.Count).Should().Be((1, 2, 3));
    }

    [Fact]
    public async Task Below_a_tenth_of_the_quota_nothing_is_asked_for_until_there_is_more()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var limits = world.GitHub.Install("acme", CopierWorld.Acme).Limits;
        limits.RequestsPerHour = 20;
        for (var look = 0; look < 18; look++)
        {
            await world.Service.LookAsync();
        }

        await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), deliver: false);
        world.GitHub.Requests.Clear();
        var whenItBecameScarce = await world.Service.CatchUpAsync();
        var whileScarce = await world.Service.CatchUpAsync();

        (whenItBecameScarce.Count, whileScarce.Count, world.GitHub.Requests.PullRequestLists()).Should().Be((0, 0, 1));

        limits.RequestsPerHour = 5000;
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b")));
        (await world.Service.CatchUpAsync()).Should().HaveCount(2);
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
    }
}
