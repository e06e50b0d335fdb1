using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>Nobody but the configured host is asked, whatever that host says.</summary>
public sealed class OneHostTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_to_another_host_is_not_followed(int status)
    {
        await using var other = await SimulatedGitHub.StartAsync();
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Faults.Add(new FaultRule
        {
            Times = int.MaxValue,
            Path = "/(pulls|contents|git|graphql|installation|access_tokens)",
            Answer = new FaultAnswer(status, "") { Headers = new Dictionary<string, string> { ["Location"] = new Uri(other.Url, "stolen").ToString() } },
        });

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.SettledAsync(merge);

        other.Requests.Should().BeEmpty();
        other.UnexpectedRequests.Should().BeEmpty();
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().BeNull();
    }
}
