using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class CreateCommitOnBranchTests
{
    private const string Mutation = """
        mutation($branch: CommittableBranch!, $oid: GitObjectID!, $changes: FileChanges) {
          createCommitOnBranch(input: {branch: $branch, expectedHeadOid: $oid, message: {headline: "Copy", body: "Because"}, fileChanges: $changes}) { commit { oid } ref { name target { oid } } }
        }
        """;

    private static readonly object Main = new { repositoryNameWithOwner = "acme/docs", branchName = "main" };

    [Fact]
    public async Task A_commit_is_made_by_the_bot_and_committed_by_GitHub()
    {
        await using var scene = await Scene.StartAsync(r => r.File("old", "1").File("kept", "1"));
        var before = scene.Docs.Head("main");

        var data = await scene.DataAsync(Mutation, Variables(scene, [("dir/new", "2")], ["old"]));

        var commit = scene.Docs.Commits("main")[0];
        commit.Oid.Should().Be((string?)data["createCommitOnBranch"]!["commit"]!["oid"]);
        ((string?)data["createCommitOnBranch"]!["ref"]!["target"]!["oid"]).Should().Be(commit.Oid);
        (commit.Message, commit.Headline, commit.Body).Should().Be(("Copy\n\nBecause", "Copy", "Because"));
        commit.Parents.Should().Equal(before);
        commit.Author.Name.Should().Be("examples-copier[bot]");
        commit.Author.Email.Should().MatchRegex(@"^\d+\+examples-copier\[bot\]@users\.noreply\.github\.com$");
        (commit.Committer.Name, commit.Committer.Email).Should().Be(("GitHub", "noreply@github.com"));
        scene.Docs.Tree("main").Keys.Should().Equal("dir/new", "kept");
    }

    [Fact]
    public async Task A_new_file_is_ordinary_and_an_existing_one_keeps_its_mode()
    {
        await using var scene = await Scene.StartAsync(r => r.Executable("run.sh", "1"));

        await scene.DataAsync(Mutation, Variables(scene, [("run.sh", "2"), ("new.sh", "2")]));

        scene.Docs.Tree("main").Select(f => (f.Key, f.Value.Mode, f.Value.Text)).Should().Equal(("new.sh", GitMode.File, "2"), ("run.sh", GitMode.Executable, "2"));
    }

    [Fact]
    public async Task A_head_that_moved_is_stale_and_nothing_is_written()
    {
        await using var scene = await Scene.StartAsync();
        var variables = Variables(scene, [("a", "1")]);
        var seen = scene.Docs.Head("main");
        var moved = scene.Docs.Commit("main", "Meanwhile", c => c.Write("b", "2"));

        var error = await scene.ErrorAsync(Mutation, variables);

        error.Should().Be(("STALE_DATA", $"Expected branch to point to \"{seen}\" but it did not. Pull and try again."));
        scene.Docs.Head("main").Should().Be(moved);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData("a/./b")]
    [InlineData(".git/config")]
    [InlineData("dir/.GIT/x")]
    [InlineData("README.md/below")]
    [InlineData("dir")]
    public async Task A_path_git_cannot_hold_is_refused(string path)
    {
        await using var scene = await Scene.StartAsync(r => r.File("README.md", "1").File("dir/file", "1"));
        var before = scene.Docs.Head("main");

        var error = await scene.ErrorAsync(Mutation, Variables(scene, [("fine", "1"), (path, "1")]));

        error.Type.Should().Be("UNPROCESSABLE");
        scene.Docs.Head("main").Should().Be(before);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("dir")]
    public async Task Deleting_what_is_no_file_aborts_the_commit(string path)
    {
        await using var scene = await Scene.StartAsync(r => r.File("dir/file", "1"));

        var error = await scene.ErrorAsync(Mutation, Variables(scene, [("fine", "1")], [path]));

        error.Should().Be(("UNPROCESSABLE", $"A path was requested for deletion which does not exist as of commit oid `{scene.Docs.Head("main")}`"));
        scene.Docs.Tree("main").Should().NotContainKey("fine");
    }

    [Fact]
    public async Task A_path_named_twice_or_content_that_is_no_base64_is_refused()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1"));
        var garbage = new { branch = Main, oid = scene.Docs.Head("main"), changes = new { additions = new[] { new { path = "b", contents = "?" } } } };

        (await scene.ErrorAsync(Mutation, Variables(scene, [("a", "2")], ["a"]))).Type.Should().Be("UNPROCESSABLE");
        (await scene.ErrorAsync(Mutation, garbage)).Type.Should().Be("UNPROCESSABLE");
    }

    [Fact]
    public async Task A_file_may_give_way_to_a_directory()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1"));

        await scene.DataAsync(Mutation, Variables(scene, [("a/b", "2")], ["a"]));

        scene.Docs.Tree("main").Keys.Should().Equal("a/b");
    }

    [Fact]
    public async Task A_workflow_needs_its_own_permission()
    {
        await using var scene = await Scene.StartAsync();
        var variables = Variables(scene, [(".github/workflows/ci.yml", "on: push")]);

        (await scene.ErrorAsync(Mutation, variables)).Should().Be(("FORBIDDEN", "Resource not accessible by integration"));
        scene.Installation.Grant("workflows", "write");
        await scene.DataAsync(Mutation, variables);

        scene.Docs.Tree("main").Should().ContainKey(".github/workflows/ci.yml");
    }

    [Fact]
    public async Task A_protected_branch_wants_a_pull_request_unless_the_App_may_bypass()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Protect("main"));
        var variables = Variables(scene, [("b", "2")]);

        var error = await scene.ErrorAsync(Mutation, variables);
        scene.Docs.Unprotect("main");
        scene.Docs.Protect("main", appMayBypass: true);
        await scene.DataAsync(Mutation, variables);

        error.Type.Should().Be("UNPROCESSABLE");
        error.Message.Should().StartWith("Repository rule violations found").And.Contain("Changes must be made through a pull request.");
        scene.Docs.Tree("main").Should().ContainKey("b");
    }

    [Fact]
    public async Task Archived_repositories_missing_branches_and_missing_permissions_are_refused()
    {
        await using var scene = await Scene.StartAsync();
        var elsewhere = new { branch = new { repositoryNameWithOwner = "acme/docs", branchName = "none" }, oid = scene.Docs.Head("main"), changes = new { } };
        (await scene.ErrorAsync(Mutation, elsewhere)).Type.Should().Be("NOT_FOUND");
        scene.Docs.IsArchived = true;
        (await scene.ErrorAsync(Mutation, Variables(scene, [("a", "1")]))).Message.Should().Be("Repository was archived so is read-only.");
        scene.Docs.IsArchived = false;
        scene.Installation.Grant("contents", "read");

        (await scene.ErrorAsync(Mutation, Variables(scene, [("a", "1")]))).Should().Be(("FORBIDDEN", "Resource not accessible by integration"));
    }

    [Fact]
    public async Task A_branch_may_be_named_by_its_id_and_a_commit_may_change_nothing()
    {
        await using var scene = await Scene.StartAsync();
        var read = await scene.DataAsync("""{ repository(owner: "acme", name: "docs") { ref(qualifiedName: "main") { id } } }""");
        var before = scene.Docs.Commits("main")[0];

        await scene.DataAsync(Mutation, new { branch = new { id = (string?)read["repository"]!["ref"]!["id"] }, oid = before.Oid });

        scene.Docs.Commits("main").Should().HaveCount(2);
        scene.Docs.Commits("main")[0].Tree.Should().Be(before.Tree);
    }

    private static object Variables(Scene scene, (string Path, string Text)[] additions, string[]? deletions = null) => new
    {
        branch = Main,
        oid = scene.Docs.Head("main"),
        changes = new
        {
            additions = additions.Select(a => new { path = a.Path, contents = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(a.Text)) }),
            deletions = (deletions ?? []).Select(path => new { path }),
        },
    };
}
