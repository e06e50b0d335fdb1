using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class GitDataTests
{
    [Fact]
    public async Task A_tree_is_listed_one_level_or_whole_and_says_when_it_is_cut()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a/b/c", "1").Executable("run", "x").Symlink("z", "run"), new SimulatorOptions { TreeLimit = 4 });
        var commit = scene.Docs.Head("main")!;

        var (_, level, _) = await scene.RestAsync("GET", $"git/trees/{commit}");
        var (_, whole, _) = await scene.RestAsync("GET", "git/trees/main?recursive=1");

        Paths(level).Should().Equal("a 040000 tree", "run 100755 blob", "z 120000 blob");
        Paths(whole).Should().Equal("a 040000 tree", "a/b 040000 tree", "a/b/c 100644 blob", "run 100755 blob");
        ((bool)level["truncated"]!, (bool)whole["truncated"]!, (int)whole["tree"]![2]!["size"]!).Should().Be((false, true, 1));
        (await scene.RefusalAsync("GET", $"git/trees/{new string('1', 40)}")).Should().Be((404, "Not Found"));
    }

    [Fact]
    public async Task Blobs_trees_commits_and_refs_make_a_commit_that_git_accepts()
    {
        await using var scene = await Scene.StartAsync(r => r.File("keep", "k").File("old/file", "o").File("tool", "t"));
        var main = scene.Docs.Head("main")!;
        var (created, blob, _) = await scene.RestAsync("POST", "git/blobs", new { content = "AP8B", encoding = "base64" });
        var (_, tree, _) = await scene.RestAsync("POST", "git/trees", new
        {
            base_tree = main,
            tree = new object[]
            {
                new { path = "bin/data", mode = "100644", type = "blob", sha = (string)blob["sha"]! },
                new { path = "tool", mode = "100755", type = "blob", content = "t2" },
                new { path = "link", mode = "120000", type = "blob", content = "tool" },
                new { path = "module", mode = "160000", type = "commit", sha = new string('a', 40) },
                new { path = "old/file", mode = "100644", type = "blob", sha = (string?)null },
            },
        });
        var (_, commit, _) = await scene.RestAsync("POST", "git/commits", new { message = "Copy\n\nBody", tree = (string)tree["sha"]!, parents = new[] { main } });
        var (moved, _, _) = await scene.RestAsync("PATCH", "git/refs/heads/main", new { sha = (string)commit["sha"]! });
        await scene.RestAsync("POST", "git/refs", new { @ref = "refs/heads/deep/branch", sha = (string)commit["sha"]! });

        (created, moved, scene.Docs.Head("deep/branch")).Should().Be((201, 200, scene.Docs.Head("main")));
        scene.Docs.Tree("main").Select(f => $"{f.Key} {f.Value.Mode}").Should().Equal("bin/data File", "keep File", "link Symlink", "module Submodule", "tool Executable");
        scene.Docs.Bytes("main", "bin/data").Should().Equal([0, 255, 1]);
        using var git = RealGit.InNewDirectory();
        scene.Docs.Export(Path.Combine(git.Directory, "r.git"));
        git.Run("-C", "r.git", "fsck", "--strict", "--no-dangling").Should().BeEmpty();
        git.Run("-C", "r.git", "log", "-1", "--format=%s|%an|%ae|%cn", "main").Should().Be($"Copy|examples-copier[bot]|{scene.GitHub.App.BotEmail}|GitHub");
        var (_, read, _) = await scene.RestAsync("GET", $"git/commits/{scene.Docs.Head("main")}");
        ((bool)read["verification"]!["verified"]!, (string)read["parents"]![0]!["sha"]!).Should().Be((true, main));
    }

    [Fact]
    public async Task Trees_that_cannot_be_are_refused()
    {
        await using var scene = await Scene.StartAsync(r => r.File("file", "1"), new SimulatorOptions { TreeWriteLimit = 2 });
        var main = scene.Docs.Head("main")!;
        async Task<(int Status, string Message)> Refused(params object[] tree) => await scene.RefusalAsync("POST", "git/trees", new { base_tree = main, tree });
        object Text(string path, string mode = "100644") => new { path, mode, content = "x" };

        (await Refused(new { path = "none", mode = "100644", sha = (string?)null })).Should().Be((422, "GitRPC::BadObjectState"));
        (await Refused(new { path = "a", mode = "100644", sha = new string('1', 40) })).Should().Be((422, $"tree.sha {new string('1', 40)} is not a valid blob"));
        (await Refused(Text("a"), Text("b"), Text("c"))).Message.Should().StartWith("Sorry, your request timed out. It's likely that your input was too large to process.");
        (await Refused(Text("a", "100600"))).Should().Be((422, "Must supply a valid tree.mode"));
        (await Refused(Text("../a"))).Should().Be((422, "tree.path contains a malformed path component"));
        (await Refused(Text("/a"))).Should().Be((422, "tree.path cannot start with a slash"));
        (await Refused(Text("file/below"))).Should().Be((422, "tree.path file/below conflicts with another entry"));
        (await Refused(new { path = "a", mode = "100644" })).Should().Be((422, "Must supply tree.sha or tree.content"));
        (await scene.RefusalAsync("POST", "git/trees", new { base_tree = main, tree = Array.Empty<object>() })).Should().Be((422, "Invalid tree info"));
    }

    [Fact]
    public async Task A_file_may_give_way_to_a_directory_and_back()
    {
        await using var scene = await Scene.StartAsync(r => r.File("x", "1").File("d/y", "2"));

        var (status, tree, _) = await scene.RestAsync("POST", "git/trees", new
        {
            base_tree = scene.Docs.Head("main"),
            tree = new object[]
            {
                new { path = "x", mode = "100644", sha = (string?)null },
                new { path = "x/in", mode = "100644", content = "1" },
                new { path = "d/y", mode = "100644", sha = (string?)null },
                new { path = "d", mode = "100644", content = "2" },
            },
        });

        (status, string.Join(',', Paths(tree))).Should().Be((201, "d 100644 blob,x 040000 tree"));
    }

    [Fact]
    public async Task Refs_move_forward_only_unless_forced_and_under_the_rules()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("next", c => c.Write("b", "2")).Branch("kept", c => c.Write("c", "3")).Protect("kept"));
        var (main, next) = (scene.Docs.Head("main")!, scene.Docs.Head("next")!);

        (await scene.RefusalAsync("PATCH", "git/refs/heads/next", new { sha = main })).Should().Be((422, "Update is not a fast forward"));
        (await scene.RefusalAsync("PATCH", "git/refs/heads/none", new { sha = main })).Should().Be((422, "Reference does not exist"));
        (await scene.RefusalAsync("PATCH", "git/refs/heads/kept", new { sha = next })).Should().Be((422, "Repository rule violations found\n\nChanges must be made through a pull request.\n\n"));
        (await scene.RefusalAsync("POST", "git/refs", new { @ref = "refs/heads/next", sha = main })).Should().Be((422, "Reference already exists"));
        (await scene.RefusalAsync("POST", "git/refs", new { @ref = "heads/x", sha = main })).Message.Should().StartWith("Reference name must start with 'refs/'");
        (await scene.RefusalAsync("DELETE", "git/refs/heads/kept")).Message.Should().Contain("Cannot delete this branch");
        (await scene.RestAsync("PATCH", "git/refs/heads/next", new { sha = main, force = true })).Status.Should().Be(200);
        (await scene.RestAsync("DELETE", "git/refs/heads/next")).Status.Should().Be(204);
        (scene.Docs.Head("next"), (await scene.RefusalAsync("GET", "git/ref/heads/next")).Status).Should().Be((null, 404));
    }

    [Fact]
    public async Task New_branches_and_untested_commits_may_be_kept_out()
    {
        await using var scene = await Scene.StartAsync(r => r.File("a", "1").Branch("next", c => c.Write("b", "2")));
        scene.Docs.Protect(new GitHubSimulator.Repositories.BranchProtection("release/*") { RequiresPullRequest = false, RestrictsCreation = true });
        scene.Docs.Checks.Require("main", "ci");
        var next = scene.Docs.Head("next")!;

        (await scene.RefusalAsync("POST", "git/refs", new { @ref = "refs/heads/release/1", sha = next })).Message.Should().Contain("Cannot create ref due to creations being restricted.");
        (await scene.RefusalAsync("PATCH", "git/refs/heads/main", new { sha = next })).Message.Should().Contain("Required status check \"ci\" is expected.");
        scene.Docs.Checks.Set(next, "ci", GitHubSimulator.Repositories.CheckState.Success);
        (await scene.RestAsync("PATCH", "git/refs/heads/main", new { sha = next })).Status.Should().Be(200);
    }

    private static IEnumerable<string> Paths(JsonNode tree) => tree["tree"]!.AsArray().Select(e => $"{e!["path"]} {e["mode"]} {e["type"]}");
}
