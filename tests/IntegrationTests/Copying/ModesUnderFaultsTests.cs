using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>A commit by git trees takes several requests: whichever of them is lost, it is made once.</summary>
public sealed class ModesUnderFaultsTests
{
    public static TheoryData<string, FaultRule> Faults => new()
    {
        { "the tree is made, and 502 is answered", new FaultRule { Path = "/git/trees$", AfterApplying = true, Answer = FaultAnswer.Error(502) } },
        { "the commit is made, and the connection breaks", new FaultRule { Path = "/git/commits$", AfterApplying = true, Drop = true } },
        { "the branch is moved, and 502 is answered", new FaultRule { GraphQL = "mutation Copy", AfterApplying = true, Answer = FaultAnswer.Error(502) } },
        { "the branch is moved, and the connection breaks", new FaultRule { GraphQL = "mutation Copy", AfterApplying = true, Drop = true } },
        { "the branch is never moved", new FaultRule { GraphQL = "mutation Copy", Drop = true } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_direct_commit_is_made_once(string fault, FaultRule rule)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(rule);

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Executable("go/run.sh", "#!/bin/sh\n")));

        Deliveries.State(delivery).Should().Be("succeeded", fault);
        rule.Hits.Should().Be(1, fault);
        var docs = world.GitHub.Repository("acme/docs");
        docs.Commits("main").Should().HaveCount(2, fault);
        docs.Tree("main")["code/run.sh"].Mode.Should().Be(GitMode.Executable);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_pull_request_is_opened_once_with_one_commit(string fault, FaultRule rule)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        world.GitHub.Faults.Add(rule);

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Executable("go/run.sh", "#!/bin/sh\n")));

        Deliveries.State(delivery).Should().Be("succeeded", fault);
        var docs = world.GitHub.Repository("acme/docs");
        var pull = docs.PullRequests.Should().ContainSingle(fault).Which;
        docs.Commits(pull.HeadBranch).Should().HaveCount(2, fault);
    }
}
