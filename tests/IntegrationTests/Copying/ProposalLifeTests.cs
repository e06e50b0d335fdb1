using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>What becomes of a pull request of ours after it was opened.</summary>
public sealed class ProposalLifeTests
{
    [Fact]
    public async Task Closed_by_people_it_means_no_until_somebody_asks_again()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var docs = world.GitHub.Repository("acme/docs");
        var declined = await MergeAsync(world, pr => pr.Write("go/a.go", "a"));
        await world.GitHub.CloseAsync(docs.PullRequests[0]);

        var next = await MergeAsync(world, pr => pr.Write("go/b.go", "b"));

        docs.PullRequests.Should().HaveCount(2);
        var fresh = docs.PullRequests[1];
        docs.Tree(fresh.HeadBranch).Keys.Should().BeEquivalentTo(["README.md", "code/b.go"], "what was declined is not proposed along with it");
        fresh.Body.Should().Contain(next.PullRequest.Url).And.NotContain(declined.PullRequest.Url);
        Deliveries.State(await world.Service.GetAsync($"api/v1/deliveries/{declined.DeliveryId}")).Should().Be("declined");

        var replay = await world.Service.ReplayAsync(declined.DeliveryId.ToString());

        Deliveries.State(replay).Should().Be("succeeded");
        docs.Tree(fresh.HeadBranch).Keys.Should().BeEquivalentTo("README.md", "code/a.go", "code/b.go");
    }

    [Fact]
    public async Task A_replay_of_what_was_declined_alone_opens_a_fresh_one()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed);
        var docs = world.GitHub.Repository("acme/docs");
        var first = await MergeAsync(world, pr => pr.Write("go/a.go", "a"));
        await MergeAsync(world, pr => pr.Write("go/b.go", "b"));
        await world.GitHub.CloseAsync(docs.PullRequests[0]);

        await world.Service.ReplayAsync(first.DeliveryId.ToString());

        docs.PullRequests.Should().HaveCount(2);
        docs.Tree(docs.PullRequests[1].HeadBranch).Keys.Should().BeEquivalentTo("README.md", "code/a.go");
    }

    [Fact]
    public async Task One_with_nothing_left_in_it_is_closed_with_a_comment_and_the_next_change_opens_another()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Proposed, github => github.Repository("acme/docs").Commit("main", "There", edits => edits.Write("code/old.go", "package old\n")));
        var docs = world.GitHub.Repository("acme/docs");
        await MergeAsync(world, pr => pr.Write("go/old.go", "package changed\n"));

        await MergeAsync(world, pr => pr.Write("go/old.go", "package old\n"));

        docs.PullRequests[0].State.Should().Be(PullRequestState.Closed);
        docs.PullRequests[0].Comments.Should().ContainSingle().Which.Body.Should().Contain("nothing is left");

        await MergeAsync(world, pr => pr.Write("go/new.go", "new"));

        docs.PullRequests.Should().HaveCount(2);
        docs.Tree(docs.PullRequests[1].HeadBranch).Keys.Should().Contain("code/new.go");
    }

    [Fact]
    public async Task The_targets_own_template_comes_first()
    {
        await using var world = await CopierWorld.StartAsync(With("use_pr_template: true"), github =>
            github.Repository("acme/docs").Commit("main", "Template", edits => edits.Write(".github/pull_request_template.md", "## Why\n- [ ] checked\n")));

        await MergeAsync(world, pr => pr.Write("go/a.go", "a"));

        world.GitHub.Repository("acme/docs").PullRequests[0].Body.Should().StartWith("## Why\n- [ ] checked\n\n---\n");
        world.GitHub.Requests.Work.Should().HaveCount(3);
    }

    [Fact]
    public async Task Labels_reviewers_teams_and_assignees_are_given_in_one_request_more()
    {
        await using var world = await CopierWorld.StartAsync(
            With("labels: [docs]\n              reviewers: [carol, nobody-at-all]\n              team_reviewers: [writers]\n              assignees: [dave]\n              draft: true"),
            github =>
            {
                github.Install("acme", CopierWorld.Acme).Grant("members", "read");
                github.CreateUser("carol");
                github.CreateUser("dave");
                github.CreateTeam("acme", "writers");
                github.Repository("acme/docs").CreateLabels("docs");
            });

        var merge = await MergeAsync(world, pr => pr.Write("go/a.go", "a"));

        var pull = world.GitHub.Repository("acme/docs").PullRequests[0];
        pull.Labels.Should().Equal("docs");
        pull.Reviewers.Should().Equal("carol");
        pull.TeamReviewers.Should().Equal("writers");
        pull.Assignees.Should().Equal("dave");
        pull.IsDraft.Should().BeTrue();
        world.GitHub.Requests.Work.Should().HaveCount(4);
        var delivery = await world.Service.GetAsync($"api/v1/deliveries/{merge.DeliveryId}");
        Deliveries.State(delivery).Should().Be("succeeded", "a reviewer whom nobody knows is a warning");
        ((string)delivery["change_sets"]![0]!["note"]!).Should().Contain("nobody-at-all");
    }

    [Fact]
    public async Task A_team_that_the_App_may_not_see_is_a_note_and_no_failure()
    {
        await using var world = await CopierWorld.StartAsync(With("team_reviewers: [writers]"), github => github.CreateTeam("acme", "writers"));

        var merge = await MergeAsync(world, pr => pr.Write("go/a.go", "a"));

        world.GitHub.Repository("acme/docs").PullRequests.Should().ContainSingle();
        ((string)(await world.Service.GetAsync($"api/v1/deliveries/{merge.DeliveryId}"))["change_sets"]![0]!["note"]!).Should().Contain("acme/writers").And.Contain("members: read");
    }

    [Fact]
    public async Task A_label_that_is_missing_is_made()
    {
        await using var world = await CopierWorld.StartAsync(With("labels: [brand-new]"));

        await MergeAsync(world, pr => pr.Write("go/a.go", "a"));

        world.GitHub.Repository("acme/docs").PullRequests[0].Labels.Should().Equal("brand-new");
    }

    [Fact]
    public async Task Labels_that_people_removed_do_not_come_back()
    {
        await using var world = await CopierWorld.StartAsync(With("labels: [docs]"), github => github.Repository("acme/docs").CreateLabels("docs"));
        await MergeAsync(world, pr => pr.Write("go/a.go", "a"));
        var pull = world.GitHub.Repository("acme/docs").PullRequests[0];
        pull.RemoveLabels("docs");

        await MergeAsync(world, pr => pr.Write("go/b.go", "b"));

        pull.Labels.Should().BeEmpty();
    }

    [Theory]
    [InlineData("merge", 2)]
    [InlineData("squash", 1)]
    [InlineData("rebase", 1)]
    public async Task It_merges_itself_at_once_where_nothing_forbids_it(string method, int parents)
    {
        await using var world = await CopierWorld.StartAsync(With($"auto_merge: true\n              merge_method: {method}"));
        var docs = world.GitHub.Repository("acme/docs");

        await MergeAsync(world, pr => pr.Write("go/a.go", "a"));

        docs.PullRequests.Should().ContainSingle().Which.State.Should().Be(PullRequestState.Merged);
        docs.Text("main", "code/a.go").Should().Be("a");
        docs.Commits("main")[0].Parents.Should().HaveCount(parents);
        world.GitHub.Requests.Work.Should().HaveCount(4);
    }

    [Fact]
    public async Task While_checks_are_pending_GitHub_merges_it_when_they_pass()
    {
        await using var world = await CopierWorld.StartAsync(With("auto_merge: true"), Checked(autoMerge: true));
        var docs = world.GitHub.Repository("acme/docs");
        var merge = await MergeAsync(world, pr => pr.Write("go/a.go", "a"));
        var pull = docs.PullRequests[0];

        pull.IsAutoMergeEnabled.Should().BeTrue();
        ((string)(await world.Service.GetAsync($"api/v1/deliveries/{merge.DeliveryId}"))["change_sets"]![0]!["note"]!).Should().Contain("GitHub merges it");
        docs.Checks.Set(pull.HeadOid, "ci", CheckState.Success);

        pull.State.Should().Be(PullRequestState.Merged);
    }

    [Fact]
    public async Task Where_GitHub_may_not_merge_by_itself_we_wait_without_holding_a_worker()
    {
        await using var world = await CopierWorld.StartAsync(With("auto_merge: true"), Checked(autoMerge: false));
        var docs = world.GitHub.Repository("acme/docs");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        var settled = await world.Service.SettledAsync(merge);

        settled.State.Should().Be(Domain.Deliveries.DeliveryState.Retrying);
        settled.Attempts.Should().Be(0);
        docs.PullRequests[0].State.Should().Be(PullRequestState.Open);
        docs.Checks.Set(docs.PullRequests[0].HeadOid, "ci", CheckState.Success);
        var delivery = await world.Service.FinishedAsync(merge);

        Deliveries.State(delivery).Should().Be("succeeded");
        docs.PullRequests.Should().ContainSingle().Which.State.Should().Be(PullRequestState.Merged);
        docs.Commits(docs.PullRequests[0].HeadOid).Count(commit => commit.Message.Contains("Copied-From", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task One_with_commits_of_people_is_not_merged()
    {
        await using var world = await CopierWorld.StartAsync(With("auto_merge: true"), Checked(autoMerge: true));
        var docs = world.GitHub.Repository("acme/docs");
        await MergeAsync(world, pr => pr.Write("go/a.go", "a"));
        var pull = docs.PullRequests[0];
        docs.Commit(pull.HeadBranch, "A reviewer's word", edits => edits.Write("review.md", "ok"));

        await MergeAsync(world, pr => pr.Write("go/b.go", "b"));
        docs.Checks.Set(pull.HeadOid, "ci", CheckState.Success);

        pull.State.Should().Be(PullRequestState.Open);
        pull.Comments.Should().ContainSingle().Which.Body.Should().Contain("commits that are not ours");
        docs.Tree(pull.HeadBranch).Keys.Should().Contain(["review.md", "code/a.go", "code/b.go"]);
    }

    [Fact]
    public async Task One_that_conflicts_stays_open_with_a_comment()
    {
        await using var world = await CopierWorld.StartAsync(With("auto_merge: true"), Checked(autoMerge: false));
        var docs = world.GitHub.Repository("acme/docs");
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await world.Service.SettledAsync(merge);
        docs.Commit("main", "Another way", edits => edits.Write("code/a.go", "not the same"));

        var delivery = await world.Service.FinishedAsync(merge);

        Deliveries.State(delivery).Should().Be("succeeded");
        docs.PullRequests.Should().ContainSingle().Which.State.Should().Be(PullRequestState.Open);
        docs.PullRequests[0].Comments.Should().ContainSingle().Which.Body.Should().Contain("conflicts");
    }

    [Fact]
    public async Task Branches_of_sources_groups_and_target_branches_never_collide()
    {
        const string Collisions = """
            sources:
              - repo: a-b/c
                copy_rules: &rules
                  - {name: go, source_pattern: {type: prefix, pattern: go/}, targets: [{repo: acme/docs, path_transform: "1/${path}", commit_strategy: &pr {type: pull_request}}]}
                  - {name: go-more, source_pattern: {type: prefix, pattern: go/}, targets: [{repo: acme/docs, path_transform: "2/${path}", commit_strategy: *pr}]}
                  - {name: "go/..lock ~^:?*[", source_pattern: {type: prefix, pattern: go/}, targets: [{repo: acme/docs, path_transform: "3/${path}", commit_strategy: *pr}]}
                  - {name: other, source_pattern: {type: prefix, pattern: go/}, targets: [{repo: acme/docs, branch: next, path_transform: "4/${path}", commit_strategy: *pr}, {repo: acme/docs, path_transform: "5/${path}", commit_strategy: *pr}]}
              - repo: a/b-c
                copy_rules: *rules
            """;
        await using var world = await CopierWorld.StartAsync(Collisions.Replace("copy_rules: *rules", "copy_rules: [{name: go, source_pattern: {type: prefix, pattern: go/}, targets: [{repo: acme/docs, path_transform: \"6/${path}\", commit_strategy: {type: pull_request}}]}]", StringComparison.Ordinal), github =>
        {
            github.Install("a-b", 2001);
            github.Install("a", 2002);
            github.CreateRepository("a-b/c", repository => repository.File("x", "x"));
            github.CreateRepository("a/b-c", repository => repository.File("x", "x"));
            var docs = github.Repository("acme/docs");
            docs.SetBranch("next", docs.Head("main")!);
        });

        var first = await world.GitHub.MergeAsync("a-b/c", pr => pr.Write("go/a.go", "a"));
        Deliveries.States(await world.Service.FinishedAsync(first)).Should().OnlyContain(state => state == "succeeded");
        Deliveries.States(await world.Service.FinishedAsync(await world.GitHub.MergeAsync("a/b-c", pr => pr.Write("go/a.go", "a")))).Should().OnlyContain(state => state == "succeeded");

        world.GitHub.Repository("acme/docs").PullRequests.Select(pull => pull.HeadBranch).Should().HaveCount(6).And.OnlyHaveUniqueItems();
    }

    private static Action<SimulatedGitHub> Checked(bool autoMerge) => github =>
    {
        var docs = github.Repository("acme/docs");
        docs.AutoMergeAllowed = autoMerge;
        docs.Checks.Require("main", "ci");
    };

    private static string With(string strategy) => Configurations.Proposed.Replace("type: pull_request", $"type: pull_request\n              {strategy}", StringComparison.Ordinal);

    private static async Task<ClosedPullRequest> MergeAsync(CopierWorld world, Action<PullRequestBuilder> describe)
    {
        var merge = await world.GitHub.MergeAsync("acme/examples", describe);
        await world.Service.FinishedAsync(merge);
        return merge;
    }
}
