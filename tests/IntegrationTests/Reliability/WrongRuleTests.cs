using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Brakes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>"A wrong rule copied a thousand files" in docs/operations.md, step by step.</summary>
public sealed class WrongRuleTests
{
    private const int Files = 100;

    [Fact]
    public async Task What_a_wrong_rule_copied_is_reverted_while_its_source_is_paused_and_does_not_come_back()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct.Replace("code/", "wrong/", StringComparison.Ordinal));
        var docs = world.GitHub.Repository("acme/docs");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => Many(pr));
        await world.Service.FinishedAsync(merge);
        docs.Tree("main").Keys.Count(path => path.StartsWith("wrong/", StringComparison.Ordinal)).Should().Be(Files);

        await world.Service.PostAsync("api/v1/sources/acme/examples/pause");
        var meanwhile = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/f0.go", "newer"));
        world.Folder.Configure(Configurations.Direct);
        (await world.Service.PostAsync("api/v1/config/reload")).Status.Should().Be(System.Net.HttpStatusCode.OK);
        docs.Commits("main")[0].Message.Should().Contain($"Copied-From: acme/examples#{merge.Number}");
        docs.Commit("main", "Revert", edits =>
        {
            for (var i = 0; i < Files; i++)
            {
                edits.Delete($"wrong/f{i}.go");
            }
        });
        await world.Service.PostAsync("api/v1/sources/acme/examples/resume");

        Service.Deliveries.State(await world.Service.FinishedAsync(meanwhile)).Should().Be("succeeded");
        docs.Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/f0.go");

        Service.Deliveries.State(await world.Service.ReplayAsync(merge.DeliveryId.ToString())).Should().Be("succeeded");
        docs.Tree("main").Keys.Should().HaveCount(1 + Files).And.NotContain(path => path.StartsWith("wrong/", StringComparison.Ordinal));
        docs.Text("main", "code/f0.go").Should().Be("newer");
    }

    private static void Many(PullRequestBuilder pull)
    {
        for (var i = 0; i < Files; i++)
        {
            pull.Write($"go/f{i}.go", $"package f{i}\n");
        }
    }
}
