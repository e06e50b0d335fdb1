using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>GitHub did what was asked, and its answer never came: what was written is ours all the same, with its commit, in the ledger and in the audit.</summary>
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delivery_audit_and_ledger_tell_of_it_and_the_copy_stays_ours(bool othersCommitted)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await MergeAsync(world, "1"));

        var delivery = await UnheardAsync(world, "2", () =>
        {
            if (othersCommitted)
            {
                docs.Commit("main", "Others work here too", edits => edits.Write("theirs.txt", "theirs"));
            }
        });

        var commit = docs.Commits("main").First(commit => commit.Message.Contains("Copied-From: acme/examples#2", StringComparison.Ordinal));
        ((string?)delivery["change_sets"]![0]!["commit"]).Should().Be(commit.Oid);
        ((string?)(await AuditAsync(world))[0]["target_commit"]).Should().Be(commit.Oid);
        var line = (await ItemsAsync(world, "ledger?target=acme/docs")).Should().ContainSingle().Which;
        ((string?)line["blob"], (string?)line["delivery_id"]).Should().Be((docs.Tree("main")["code/a.go"].Oid, (string?)delivery["id"]));

        await world.Service.FinishedAsync(await MergeAsync(world, "3"));
        (await AuditAsync(world)).Select(entry => (string)entry["action"]!).Should().Equal(["file_written", "file_written", "file_written"], "nobody changed the copy but we");

        await UnheardAsync(world, "4", () => { });
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/a.go")));
        docs.Text("main", "code/a.go").Should().BeNull("the copy is ours");
    }

    [Fact]
    public async Task What_the_source_has_changed_again_since_is_told_too()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);

        var delivery = await UnheardAsync(world, "1", () => world.GitHub.Repository("acme/examples").Commit("main", "Later", edits => edits.Write("go/a.go", "later")));

        var docs = world.GitHub.Repository("acme/docs");
        Deliveries.State(delivery).Should().Be("succeeded");
        ((string?)delivery["change_sets"]![0]!["commit"]).Should().Be(docs.Head("main"));
        (await AuditAsync(world)).Should().ContainSingle().Which["target_commit"]!.ToString().Should().Be(docs.Head("main"));
        ((string?)(await ItemsAsync(world, "ledger?target=acme/docs"))[0]["blob"]).Should().Be(docs.Tree("main")["code/a.go"].Oid);
    }

    [Fact]
    public async Task An_entry_in_the_deprecation_file_is_told_too()
    {
        await using var world = await CopierWorld.StartAsync($"{Configurations.Direct}\n            deprecation_check: {{enabled: true}}\n");
        await world.Service.FinishedAsync(await MergeAsync(world, "1"));
        world.GitHub.Faults.Add(new FaultRule { Mutation = true, AfterApplying = true, Drop = true });

        var delivery = await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/a.go")));

        var source = world.GitHub.Repository("acme/examples");
        source.Text("main", "deprecated_examples.json").Should().Contain("code/a.go");
        delivery["change_sets"]!.AsArray().Select(set => (string?)set!["commit"]).Should().Contain(source.Head("main"));
        ((string)(await AuditAsync(world))[0]["action"]!).Should().Be("file_deprecated");
    }

    /// <summary>A merge whose write is done and not answered, and what happens before it is looked at again.</summary>
    private static async Task<JsonObject> UnheardAsync(CopierWorld world, string text, Action meanwhile)
    {
        var lost = world.GitHub.Faults.Add(new FaultRule { Mutation = true, AfterApplying = true, Drop = true });
        var happened = false;
        world.GitHub.Faults.Add(new FaultRule { GraphQL = "query Snapshot", When = () => lost.Hits > 0 && !happened && Happens() });
        var delivery = await world.Service.FinishedAsync(await MergeAsync(world, text));
        lost.Hits.Should().Be(1);
        return delivery;

        bool Happens()
        {
            meanwhile();
            return happened = true;
        }
    }

    private static Task<IReadOnlyList<JsonObject>> AuditAsync(CopierWorld world) => ItemsAsync(world, "audit?path=code/a.go");

    private static async Task<IReadOnlyList<JsonObject>> ItemsAsync(CopierWorld world, string query) =>
        [.. (await world.Service.GetAsync($"api/v1/{query}"))["items"]!.AsArray().Select(item => item!.AsObject())];

    private static Task<ClosedPullRequest> MergeAsync(CopierWorld world, string text) => world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", text));
}
