using System.Net;
using ExamplesCopier.IntegrationTests.Brakes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Repositories;

/// <summary>A target is the repository that it was when it was first written to, whatever stands under its name now.</summary>
public sealed class TargetPinTests
{
    [Fact]
    public async Task A_renamed_target_is_followed_with_a_note_to_update_the_file()
    {
        await using var world = await CopierWorld.StartAsync(MovingRepositories.TwoTargets);
        await world.DeliverAsync("acme/examples", "a.go");
        world.GitHub.Repository("acme/docs").Rename("manual");
        await world.RestartAsync();

        var (_, delivery) = await world.DeliverAsync("acme/examples", "b.go");

        delivery.State().Should().Be("succeeded");
        world.GitHub.Repository("acme/manual").Text("main", "code/b.go").Should().Be("b.go");
        var set = delivery.ChangeSet("acme/docs");
        ((string)set["note"]!).Should().Contain("acme/docs is called acme/manual now").And.Contain("Write its new name into the configuration");
        delivery.ChangeSet("globex/site")["note"].Should().BeNull();
    }

    [Fact]
    public async Task A_renamed_target_costs_no_request_more_by_trees_either()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.DeliverAsync("acme/examples", "a.go");
        world.GitHub.Repository("acme/docs").Rename("manual");
        var before = world.GitHub.Requests.Work.Count;

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Executable("go/run.sh", "#!/bin/sh\n"));
        (await world.Service.FinishedAsync(merge)).State().Should().Be("succeeded");

        world.GitHub.Repository("acme/manual").Text("main", "code/run.sh").Should().Be("#!/bin/sh\n");
        world.GitHub.Requests.Work.Skip(before).Should().HaveCount(1 + 1 + 3, "a list, a read, and a tree, a commit and a branch");
    }

    [Fact]
    public async Task A_target_that_was_made_anew_is_refused_until_an_operator_confirms_it()
    {
        await using var world = await CopierWorld.StartAsync(MovingRepositories.TwoTargets);
        await world.DeliverAsync("acme/examples", "a.go");
        world.GitHub.Repository("acme/docs").Delete();
        var next = world.GitHub.CreateRepository("acme/docs", repository => repository.File("README.md", "another"));
        await world.RestartAsync();

        var (merge, delivery) = await world.DeliverAsync("acme/examples", "b.go");

        delivery.State().Should().Be("partially_failed");
        ((int)delivery["attempts"]!).Should().Be(1);
        delivery.ChangeSet("acme/docs").Error().Should().Contain("acme/docs is not the repository that it was")
            .And.Contain($"is {next.Id} now").And.Contain("POST /api/v1/repositories/acme/docs/confirm").And.Contain("replay");
        next.Commits("main").Should().HaveCount(1);
        world.GitHub.Repository("globex/site").Text("main", "code/b.go").Should().Be("b.go");

        await world.ConfirmAsync("acme/docs", "acme/docs", next.Id);
        var told = (await world.Service.GetAsync("api/v1/audit?target=acme/docs&limit=1"))["items"]![0]!;
        ((string)told["action"]!, (string?)told["source_repo"], (string)told["target_repo"]!).Should().Be(("repository_confirmed", null, "acme/docs"));
        await world.RestartAsync();
        (await world.Service.ReplayAsync(merge.DeliveryId.ToString())).State().Should().Be("succeeded");
        next.Text("main", "code/b.go").Should().Be("b.go");
    }

    [Fact]
    public async Task A_target_that_went_to_another_owner_is_refused_until_an_operator_confirms_it()
    {
        await using var world = await CopierWorld.StartAsync(MovingRepositories.TwoTargets);
        await world.DeliverAsync("acme/examples", "a.go");
        var docs = world.GitHub.Repository("acme/docs");
        docs.Transfer("initech");

        var (merge, delivery) = await world.DeliverAsync("acme/examples", "b.go");

        delivery.State().Should().Be("partially_failed");
        delivery.ChangeSet("acme/docs").Error().Should().Contain("acme/docs belongs to another owner now: GitHub knows it as initech/docs")
            .And.Contain("POST /api/v1/repositories/acme/docs/confirm");
        docs.Commits("main").Should().HaveCount(2);

        await world.ConfirmAsync("acme/docs", "initech/docs", docs.Id);
        (await world.Service.ReplayAsync(merge.DeliveryId.ToString())).State().Should().Be("succeeded");
        docs.Text("main", "code/b.go").Should().Be("b.go");
        await world.RestartAsync();
        (await world.DeliverAsync("acme/examples", "c.go")).Delivery.State().Should().Be("succeeded");
        docs.Text("main", "code/c.go").Should().Be("c.go");
    }

    [Fact]
    public async Task A_target_of_another_owner_is_refused_though_its_old_one_was_never_seen()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        world.GitHub.Repository("acme/docs").Transfer("initech");

        var (_, delivery) = await world.DeliverAsync("acme/examples", "a.go");

        delivery.State().Should().Be("failed");
        delivery.ChangeSet("acme/docs").Error().Should().Contain("belongs to another owner now: GitHub knows it as initech/docs");
        world.GitHub.Repository("initech/docs").Commits("main").Should().HaveCount(1);
    }

    [Fact]
    public async Task A_repository_that_went_away_does_not_take_its_neighbours_installation_along()
    {
        await using var world = await CopierWorld.StartAsync(
            Configurations.Direct.Replace("- repo: acme/docs", "- {repo: acme/moved, path_transform: \"${path}\"}\n          - repo: acme/docs", StringComparison.Ordinal),
            github => github.CreateRepository("acme/moved", repository => repository.File("a", "a")).Transfer("initech"));

        var (_, delivery) = await world.DeliverAsync("acme/examples", "a.go");

        delivery.ChangeSet("acme/docs").State().Should().Be("succeeded");
        delivery.ChangeSet("acme/moved").State().Should().Be("failed");
    }

    [Fact]
    public async Task Only_an_operator_of_the_repository_confirms_it_and_only_what_was_seen()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        (await world.Service.PostAsync("api/v1/repositories/acme/docs/confirm")).Status.Should().Be(HttpStatusCode.NotFound, "it was never seen");
        await world.DeliverAsync("acme/examples", "a.go");

        (await world.Service.PostAsync("api/v1/repositories/acme/docs/confirm", CopierService.ReaderKey)).Status.Should().Be(HttpStatusCode.Forbidden);
        (await world.Service.PostAsync("api/v1/repositories/acme/docs/confirm", "nobody-0123456789abcdef0123456789abcdef")).Status.Should().Be(HttpStatusCode.Unauthorized);
        await world.ConfirmAsync("acme/docs", "acme/docs", world.GitHub.Repository("acme/docs").Id);
    }
}
