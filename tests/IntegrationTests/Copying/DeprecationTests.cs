using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

public sealed class DeprecationTests
{
    private const string File = "deprecated_examples.json";

    private const string Deprecating = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - {repo: acme/docs, path_transform: "code/${relative_path}", deprecation_check: {enabled: true}}
                  - {repo: globex/site, path_transform: "${path}", deprecation_check: {enabled: true}}
        """;

    [Fact]
    public async Task A_deletion_is_recorded_for_each_target_in_one_commit()
    {
        await using var world = await CopierWorld.StartAsync(Deprecating);
        var examples = world.GitHub.Repository("acme/examples");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/old.go"));
        var before = examples.Commits("main").Count;

        var delivery = await world.Service.FinishedAsync(merge);

        Deliveries.State(delivery).Should().Be("succeeded");
        Entries(world).Select(entry => (Text(entry, "filename"), Text(entry, "repo"), Text(entry, "branch")))
            .Should().Equal(("code/old.go", "acme/docs", "main"), ("go/old.go", "globex/site", "main"));
        DateTimeOffset.Parse(Text(Entries(world)[0], "deleted_on"), System.Globalization.CultureInfo.InvariantCulture).Should().BeAfter(DateTimeOffset.UnixEpoch);
        examples.Commits("main").Should().HaveCount(before + 1);
        ((int)delivery["files"]!["deprecated"]!).Should().Be(2);
        delivery["files_detail"]!.AsArray().Should().OnlyContain(file => (string)file!["action"]! == "deprecate" && (string)file["state"]! == "succeeded");
        world.GitHub.Requests.Work.Should().HaveCount(3, "a list, a read, a write");
    }

    [Fact]
    public async Task An_entry_goes_when_the_file_comes_back()
    {
        await using var world = await CopierWorld.StartAsync(Deprecating);
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/old.go")));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/old.go", "back")));

        Entries(world).Should().BeEmpty();
        world.GitHub.Repository("acme/docs").Text("main", "code/old.go").Should().Be("back");
    }

    [Fact]
    public async Task A_replay_makes_no_second_entry_and_no_commit()
    {
        await using var world = await CopierWorld.StartAsync(Deprecating);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/old.go"));
        await world.Service.FinishedAsync(merge);
        var head = world.GitHub.Repository("acme/examples").Head("main");

        await world.Service.ReplayAsync(merge.DeliveryId.ToString());

        world.GitHub.Repository("acme/examples").Head("main").Should().Be(head);
    }

    [Fact]
    public async Task Deliveries_at_the_same_time_lose_no_entry()
    {
        await using var world = await CopierWorld.StartAsync(Deprecating, github => github.Repository("acme/examples").Commit("main", "More", edits =>
        {
            for (var i = 0; i < 6; i++)
            {
                edits.Write($"go/f{i}.go", $"{i}");
            }
        }));
        var merges = new List<GitHubSimulator.PullRequests.ClosedPullRequest>();
        for (var i = 0; i < 6; i++)
        {
            var path = $"go/f{i}.go";
            merges.Add(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete(path)));
        }

        foreach (var merge in merges)
        {
            Deliveries.State(await world.Service.FinishedAsync(merge)).Should().Be("succeeded");
        }

        Entries(world).Select(entry => Text(entry, "filename")).Where(name => name.StartsWith("code/", StringComparison.Ordinal))
            .Should().BeEquivalentTo(Enumerable.Range(0, 6).Select(i => $"code/f{i}.go"));
    }

    [Fact]
    public async Task A_person_who_commits_in_between_costs_another_look()
    {
        await using var world = await CopierWorld.StartAsync(Deprecating);
        var examples = world.GitHub.Repository("acme/examples");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/old.go"), deliver: false);
        var committed = false;
        world.GitHub.Faults.Add(new() { Mutation = true, When = CommitOnce });

        await world.GitHub.RedeliverAsync(merge.DeliveryId);
        await world.Service.FinishedAsync(merge);

        Entries(world).Should().HaveCount(2);
        examples.Text("main", "x").Should().Be("y");

        bool CommitOnce()
        {
            if (!committed)
            {
                committed = true;
                examples.Commit("main", "A person's", edits => edits.Write("x", "y"));
            }

            return false;
        }
    }

    [Theory]
    [InlineData("{}", "not a JSON array")]
    [InlineData("[", "not JSON")]
    public async Task A_file_of_another_form_is_left_alone_and_the_copies_go_on(string content, string words)
    {
        await using var world = await CopierWorld.StartAsync(Deprecating, github => github.Repository("acme/examples").Commit("main", "Theirs", edits => edits.Write(File, content)));

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/old.go").Write("go/a.go", "a")));

        Deliveries.State(delivery).Should().Be("partially_failed");
        ((string)delivery["error"]!).Should().Contain(words).And.Contain("Repair it, or delete it");
        world.GitHub.Repository("acme/examples").Text("main", File).Should().Be(content);
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
    }

    [Fact]
    public async Task An_empty_file_begins_anew()
    {
        await using var world = await CopierWorld.StartAsync(Deprecating, github => github.Repository("acme/examples").Commit("main", "Theirs", edits => edits.Write(File, "")));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/old.go")));

        Entries(world).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_protected_source_branch_is_told_in_plain_words()
    {
        await using var world = await CopierWorld.StartAsync(Deprecating, github => github.Repository("acme/examples").Protect("main"));

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/old.go")));

        Deliveries.State(delivery).Should().Be("failed");
        ((string)delivery["error"]!).Should().Contain("deprecated_examples.json cannot be updated").And.Contain("bypass list").And.Contain("switch deprecation_check off");
    }

    private static List<JsonObject> Entries(CopierWorld world) =>
        [.. JsonNode.Parse(world.GitHub.Repository("acme/examples").Text("main", File)!)!.AsArray().Select(entry => entry!.AsObject())];

    private static string Text(JsonObject entry, string name) => (string)entry[name]!;
}
