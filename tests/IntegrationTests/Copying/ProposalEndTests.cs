using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>GitHub tells at once when a pull request of ours was closed or merged, and nobody has to wait for the next merge to learn it.</summary>
public sealed class ProposalEndTests
{
    private const string Minutes = "--Copier:RetrySeconds=500";

    [Theory]
    [InlineData("docs")]
    [InlineData("manual")]
    public async Task One_that_people_close_is_declined_when_GitHub_tells(string name)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var first = await MergeAsync(world, "go/a.go");
        var second = await MergeAsync(world, "go/b.go");
        var docs = world.GitHub.Repository("acme/docs");
        if (name != docs.Name)
        {
            docs.Rename(name);
        }

        var closed = await world.GitHub.CloseAsync(docs.PullRequests[0]);

        closed.Answer!.Status.Should().Be(204);
        (await StateAsync(world, first)).Should().Be("declined");
        (await StateAsync(world, second)).Should().Be("declined");
        ((int)(await world.Service.GetAsync("metrics"))["global"]!["webhooks"]!["processed"]!).Should().Be(2);
    }

    [Fact]
    public async Task One_that_we_close_ourselves_declines_nothing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed, github => github.Repository("acme/docs").Commit("main", "There", edits => edits.Write("code/a.go", "old")));
        var first = await MergeAsync(world, "go/a.go");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "old")));
        await world.GitHub.Webhooks.SettledAsync();

        world.GitHub.Repository("acme/docs").PullRequests.Should().ContainSingle().Which.State.Should().Be(PullRequestState.Closed);
        world.GitHub.Webhooks.Deliveries.Should().Contain(delivery => delivery.Event == "pull_request" && delivery.Attempts.Any(attempt => attempt.Status == 204));
        (await StateAsync(world, first)).Should().Be("succeeded");
    }

    [Fact]
    public async Task The_end_of_other_pull_requests_is_none_of_ours()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var merge = await MergeAsync(world, "go/a.go");

        // The same number in another repository, and another one from a branch that is not ours.
        await world.GitHub.CloseAsync(world.GitHub.OpenPullRequest("globex/site", pr => pr.From("copier/acme/examples/go").Write("x", "x")));
        await world.GitHub.CloseAsync(world.GitHub.OpenPullRequest("acme/docs", pr => pr.Write("x", "x")));

        (await StateAsync(world, merge)).Should().Be("succeeded");
    }

    [Fact]
    public async Task Who_waits_for_a_merge_goes_on_when_people_merge()
    {
        await using var world = await CopierWorld.StartAsync(Waiting, Checked, Minutes);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.SettledAsync(merge);
        var pull = world.GitHub.Repository("acme/docs").PullRequests[0];
        world.GitHub.Repository("acme/docs").Checks.Set(pull.HeadOid, "ci", CheckState.Success);

        await world.GitHub.MergeAsync(pull);

        Deliveries.State(await world.Service.FinishedAsync(merge)).Should().Be("succeeded");
    }

    [Fact]
    public async Task Who_waits_for_a_merge_is_declined_when_people_close()
    {
        await using var world = await CopierWorld.StartAsync(Waiting, Checked, Minutes);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.SettledAsync(merge);

        await world.GitHub.CloseAsync(world.GitHub.Repository("acme/docs").PullRequests[0]);

        Deliveries.State(await world.Service.FinishedAsync(merge)).Should().Be("declined");
    }

    private static string Waiting => Configurations.Proposed.Replace("type: pull_request", "type: pull_request\n              auto_merge: true", StringComparison.Ordinal);

    private static void Checked(SimulatedGitHub github) => github.Repository("acme/docs").Checks.Require("main", "ci");

    private static async Task<ClosedPullRequest> MergeAsync(CopierWorld world, string path)
    {
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write(path, path));
        Deliveries.State(await world.Service.FinishedAsync(merge)).Should().Be("succeeded");
        return merge;
    }

    private static async Task<string> StateAsync(CopierWorld world, ClosedPullRequest merge) =>
        Deliveries.State(await world.Service.GetAsync($"api/v1/deliveries/{merge.DeliveryId}"));
}
