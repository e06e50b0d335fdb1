using System.Net;
using ExamplesCopier.GitHubSimulator.Webhooks;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Repositories;

/// <summary>A source is the repository that it was when its first merge came, whatever stands under its name now.</summary>
public sealed class SourcePinTests
{
    private const string WithDeletions = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - repo: acme/docs
                    path_transform: code/${relative_path}
                    deprecation_check: {enabled: true}
        """;

    [Fact]
    public async Task A_renamed_source_is_followed_with_no_request_more()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.DeliverAsync("acme/examples", "a.go");
        world.GitHub.Repository("acme/examples").Rename("samples");
        await world.RestartAsync();
        var before = world.GitHub.Requests.Work.Count;

        var (_, delivery) = await world.DeliverAsync("acme/samples", "b.go");

        delivery.State().Should().Be("succeeded");
        ((string)delivery["source_repo"]!).Should().Be("acme/examples", "that is the source's name until the file is changed");
        delivery["steps"]!.AsArray().Select(step => (string?)step!["detail"]).Should()
            .ContainSingle(detail => detail != null && detail.Contains("acme/examples is called acme/samples now", StringComparison.Ordinal));
        world.GitHub.Repository("acme/docs").Text("main", "code/b.go").Should().Be("b.go");
        world.GitHub.Requests.Work.Skip(before).Should().HaveCount(3);
        ((int)(await world.Service.GetAsync("metrics"))["global"]!["webhooks"]!["processed"]!).Should().Be(2);
    }

    [Fact]
    public async Task A_merge_from_before_the_renaming_is_copied_too_and_its_deletions_are_told_in_the_renamed_source()
    {
        await using var world = await CopierWorld.StartAsync(WithDeletions);
        await world.DeliverAsync("acme/examples", "a.go");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/a.go").Write("go/image.png", [0, 255, 1]), deliver: false);
        world.GitHub.Repository("acme/examples").Rename("samples");

        await world.GitHub.RedeliverAsync(merge.DeliveryId);
        (await world.Service.FinishedAsync(merge)).State().Should().Be("succeeded");

        world.GitHub.Repository("acme/docs").Bytes("main", "code/image.png").Should().Equal(0, 255, 1);
        world.GitHub.Repository("acme/samples").Text("main", "deprecated_examples.json").Should().Contain("code/a.go");
    }

    [Fact]
    public async Task A_delivery_of_the_old_name_goes_on_when_the_file_has_the_new_one()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.DeliverAsync("acme/examples", "a.go");
        world.GitHub.Repository("acme/examples").Rename("samples");
        var (old, _) = await world.DeliverAsync("acme/samples", "b.go");

        world.Folder.Configure(Configurations.Direct.Replace("acme/examples", "acme/samples", StringComparison.Ordinal));

        (await world.Service.ReplayAsync(old.DeliveryId.ToString())).State().Should().Be("succeeded");
        (await world.DeliverAsync("acme/samples", "c.go")).Delivery.State().Should().Be("succeeded");
    }

    [Fact]
    public async Task A_source_that_was_made_anew_is_kept_and_refused_until_an_operator_confirms_it()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var (old, _) = await world.DeliverAsync("acme/examples", "a.go");
        world.GitHub.Repository("acme/examples").Delete();
        var next = world.GitHub.CreateRepository("acme/examples", repository => repository.File("README.md", "another"));
        await world.RestartAsync();

        var (merge, delivery) = await world.DeliverAsync("acme/examples", "b.go");

        merge.Answer!.Status.Should().Be((int)HttpStatusCode.OK);
        delivery.State().Should().Be("failed");
        ((int)delivery["attempts"]!).Should().Be(1);
        delivery.Error().Should().Contain("acme/examples is not the repository that it was").And.Contain("POST /api/v1/repositories/acme/examples/confirm");
        world.GitHub.Repository("acme/docs").Bytes("main", "code/b.go").Should().BeNull();

        await world.ConfirmAsync("acme/examples", "acme/examples", next.Id);
        var told = (await world.Service.GetAsync("api/v1/audit?source=acme/examples&limit=1"))["items"]![0]!;
        ((string)told["action"]!, (string)told["source_repo"]!, (string?)told["target_repo"]).Should().Be(("repository_confirmed", "acme/examples", null));
        (await world.Service.ReplayAsync(merge.DeliveryId.ToString())).State().Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Text("main", "code/b.go").Should().Be("b.go");
        (await world.Service.ReplayAsync(old.DeliveryId.ToString())).Error().Should().Contain("is not the repository that it was", "that merge was the other one's");
    }

    [Fact]
    public async Task A_source_that_went_to_another_owner_is_kept_and_refused_until_an_operator_confirms_it()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var (old, _) = await world.DeliverAsync("acme/examples", "a.go");
        var source = world.GitHub.Repository("acme/examples");
        source.Transfer("initech");

        var (merge, delivery) = await world.DeliverAsync("initech/examples", "b.go");

        delivery.State().Should().Be("failed");
        delivery.Error().Should().Contain("acme/examples belongs to another owner now: GitHub knows it as initech/examples");
        world.GitHub.Repository("acme/docs").Bytes("main", "code/b.go").Should().BeNull();

        await world.ConfirmAsync("acme/examples", "initech/examples", source.Id);
        await world.RestartAsync();
        (await world.Service.ReplayAsync(merge.DeliveryId.ToString())).State().Should().Be("succeeded");
        world.GitHub.Repository("acme/docs").Text("main", "code/b.go").Should().Be("b.go");
        (await world.DeliverAsync("initech/examples", "c.go")).Delivery.State().Should().Be("succeeded");
        (await world.Service.ReplayAsync(old.DeliveryId.ToString())).State().Should().Be("succeeded", "it was told under the old name, and nothing of it is missing");
    }

    [Fact]
    public async Task A_stranger_under_an_old_name_is_none_of_ours()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        await world.DeliverAsync("acme/examples", "a.go");
        world.GitHub.Repository("acme/examples").Rename("samples");
        world.Folder.Configure(Configurations.Direct.Replace("acme/examples", "acme/samples", StringComparison.Ordinal));
        world.GitHub.CreateRepository("acme/examples", repository => repository.File("README.md", "another"));

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/b.go", "b"));

        merge.Answer!.Status.Should().Be((int)HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_rules_that_a_renamed_source_keeps_itself_are_read_there()
    {
        const string Rules = """
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets: [{repo: acme/docs, path_transform: "own/${relative_path}"}]
            """;
        await using var world = await CopierWorld.StartAsync(
            "sources: [{repo: acme/examples, config_file: rules.yaml}]",
            github => github.Repository("acme/examples").Commit("main", "Rules", edits => edits.Write("rules.yaml", Rules)));
        await world.DeliverAsync("acme/examples", "a.go");
        world.GitHub.Repository("acme/examples").Rename("samples");
        world.GitHub.Repository("acme/samples").Commit("main", "Rules", edits => edits.Write("rules.yaml", Rules.Replace("own/", "new/", StringComparison.Ordinal)));

        (await world.DeliverAsync("acme/samples", "b.go")).Delivery.State().Should().Be("succeeded");

        world.GitHub.Repository("acme/docs").Text("main", "new/b.go").Should().Be("b.go");
        ((string)(await world.Service.GetAsync("health"))["status"]!).Should().Be("healthy");
    }

    [Fact]
    public async Task A_merge_that_was_sent_by_hand_pins_nothing()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var byHand = new WebhookShape { Edit = payload => payload["repository"]!["id"] = -1 };
        var first = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"), shape: byHand);
        (await world.Service.FinishedAsync(first)).State().Should().Be("succeeded");

        (await world.DeliverAsync("acme/examples", "b.go")).Delivery.State().Should().Be("succeeded");

        var second = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/c.go", "c"), shape: byHand);
        (await world.Service.FinishedAsync(second)).State().Should().Be("succeeded");
    }

    [Theory]
    [InlineData("renamed", 1)]
    [InlineData("transferred", 1)]
    [InlineData("deleted", 1)]
    [InlineData("edited", 0)]
    public async Task What_changes_names_makes_what_is_remembered_be_asked_again(string action, int asked)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--Copier:ConfigCacheSeconds=300");
        await world.DeliverAsync("acme/examples", "a.go");
        world.Folder.Configure(Configurations.Direct.Replace("code/", "moved/", StringComparison.Ordinal));
        var before = world.GitHub.Requests.Count;

        await world.GitHub.Webhooks.SendAsync(world.GitHub.BuildRepositoryEvent(world.GitHub.Repository("acme/docs"), action, from: action == "transferred" ? "globex" : "old", new WebhookShape()));
        await world.DeliverAsync("acme/examples", "b.go");

        world.GitHub.Requests.Skip(before).Count(request => request.IsTokenMint).Should().Be(asked);
        world.GitHub.Repository("acme/docs").Text("main", $"{(asked == 1 ? "moved" : "code")}/b.go").Should().Be("b.go");
    }
}
