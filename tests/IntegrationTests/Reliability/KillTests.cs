using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>The real executable, killed without warning in the middle of its work.</summary>
public sealed class KillTests
{
    private const int Merges = 8;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_while_it_writes_it_loses_nothing_and_repeats_nothing(bool afterGitHubWrote)
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Everywhere);
        var never = new TaskCompletionSource();
        var struck = world.GitHub.Faults.Add(afterGitHubWrote
            ? new FaultRule { Mutation = true, Skip = 4, AfterApplying = true, Drop = true }
            : new FaultRule { Mutation = true, Skip = 4, HoldUntil = never.Task });

        var merges = new List<ClosedPullRequest>();
        await using (var first = await CopierProcess.StartAsync(world))
        {
            for (var i = 0; i < Merges; i++)
            {
                merges.Add(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write($"go/f{merges.Count}.go", $"{merges.Count}")));
            }

            await struck.FirstHit.WaitAsync(TimeSpan.FromSeconds(60));
            first.Kill();
        }

        world.GitHub.Faults.Clear();
        never.SetResult();
        merges.Should().AllSatisfy(merge => merge.Answer!.Status.Should().Be(200));
        await using var second = await CopierProcess.StartAsync(world);
        foreach (var merge in merges)
        {
            ((string)(await second.FinishedAsync(merge))["state"]!).Should().Be("succeeded");
        }

        foreach (var target in new[] { "acme/docs", "initech/handbook" })
        {
            world.GitHub.Repository(target).Commits("main").Should().HaveCount(1 + Merges, target);
            world.GitHub.Repository(target).Tree("main").Should().HaveCount(1 + Merges, target);
        }

        var site = world.GitHub.Repository("globex/site");
        var pull = site.PullRequests.Should().ContainSingle().Which;
        site.Commits(pull.HeadBranch).Should().HaveCount(1 + Merges);
        site.Tree(pull.HeadBranch).Should().HaveCount(1 + Merges);
    }

    [Fact]
    public async Task Told_to_stop_it_hands_its_work_to_the_next_process()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        var never = new TaskCompletionSource();
        var held = world.GitHub.Faults.Add(new FaultRule { GraphQL = "query Snapshot", HoldUntil = never.Task });
        ClosedPullRequest merge;
        await using (var first = await CopierProcess.StartAsync(world))
        {
            merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
            await held.FirstHit.WaitAsync(TimeSpan.FromSeconds(60));
            (await first.StopAsync()).Should().Be(0);
        }

        world.GitHub.Faults.Clear();
        never.SetResult();
        await using var second = await CopierProcess.StartAsync(world);

        var delivery = await second.FinishedAsync(merge);
        ((string)delivery["state"]!).Should().Be("succeeded");
        ((int)delivery["attempts"]!).Should().Be(1, "a stop is nobody's fault");
        world.GitHub.Repository("acme/docs").Commits("main").Should().HaveCount(2);
    }

    [Fact]
    public async Task A_second_process_on_the_same_database_refuses_to_start()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var first = await CopierProcess.StartAsync(world);

        var (code, errors) = await CopierProcess.RunToEndAsync(world);

        code.Should().Be(1);
        errors.Should().Contain("Is another copier running on it?").And.NotContain("   at ");
    }

    [Fact]
    public async Task Bad_settings_stop_the_start_with_every_problem_in_plain_words()
    {
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);

        var (code, errors) = await CopierProcess.RunToEndAsync(
            world, "--GitHub:AppId=", "--GitHub:PrivateKeyPath=/nowhere/key.pem", "--GitHub:WebhookSecret=", "--Copier:MaxConcurrentDeliveries=0", "--Admin:ApiKeys:0:Key=short");

        code.Should().Be(1);
        errors.Should().Contain("GitHub:AppId is missing")
            .And.Contain("GitHub:PrivateKeyPath cannot be read")
            .And.Contain("GitHub:WebhookSecrets:0 is missing")
            .And.Contain("MaxConcurrentDeliveries")
            .And.Contain("Admin:ApiKeys:0:Key is shorter than 32 characters")
            .And.NotContain("   at ");
    }
}
