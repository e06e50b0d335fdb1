using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Copying;

/// <summary>Modes and kinds of files: by git trees, in one commit, with the requests that the specification allows.</summary>
public sealed class KindsOfFileTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Executable_files_and_links_arrive_as_they_are_in_one_commit(bool proposed)
    {
        await using var world = await CopierWorld.StartAsync(proposed ? Configurations.Proposed : Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        var before = docs.Commits("main").Count;

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Executable("go/run.sh", "#!/bin/sh\n").Symlink("go/link", "a.go").Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        Deliveries.State(delivery).Should().Be("succeeded");
        var branch = proposed ? docs.PullRequests.Should().ContainSingle().Which.HeadBranch : "main";
        docs.Tree(branch)["code/run.sh"].Mode.Should().Be(GitMode.Executable);
        docs.Tree(branch)["code/link"].Mode.Should().Be(GitMode.Symlink);
        docs.Text(branch, "code/link").Should().Be("a.go");
        docs.Tree(branch)["code/a.go"].Mode.Should().Be(GitMode.File);
        docs.Commits(branch).Should().HaveCount(before + 1);
        docs.Commits(branch)[0].Message.Should().Contain($"Copied-From: acme/examples#{merge.Number}");

        // A list, a read; a tree, a commit, and one document for branch and pull request.
        world.GitHub.Requests.Work.Should().HaveCount(5);
    }

    [Fact]
    public async Task A_mode_that_changed_alone_arrives_and_goes_back()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/run.sh", "#!/bin/sh\n")));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Mode("go/run.sh", GitMode.Executable)));
        docs.Tree("main")["code/run.sh"].Mode.Should().Be(GitMode.Executable);
        docs.Text("main", "code/run.sh").Should().Be("#!/bin/sh\n");

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Mode("go/run.sh", GitMode.File)));
        docs.Tree("main")["code/run.sh"].Mode.Should().Be(GitMode.File);
    }

    [Fact]
    public async Task A_file_that_becomes_a_link_and_a_link_that_becomes_a_file_arrive()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a", "a").Symlink("go/b", "a")));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Symlink("go/a", "c").Write("go/b", "b").Mode("go/b", GitMode.File).Write("go/c", "c")));

        docs.Tree("main")["code/a"].Mode.Should().Be(GitMode.Symlink);
        docs.Tree("main")["code/b"].Mode.Should().Be(GitMode.File);
        docs.Text("main", "code/b").Should().Be("b");
    }

    [Fact]
    public async Task A_target_file_of_another_mode_takes_the_mode_of_the_source()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        docs.Commit("main", "A script", edits => edits.Executable("code/a.go", "#!/bin/sh\n"));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a")));

        docs.Tree("main")["code/a.go"].Mode.Should().Be(GitMode.File);
        docs.Text("main", "code/a.go").Should().Be("a");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511_999)]
    [InlineData(512_000)]
    [InlineData(512_001)]
    [InlineData(1_048_576)]
    public async Task Every_size_arrives_byte_for_byte(int bytes)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Sized("go/text", bytes).Sized("go/binary", bytes, binary: true)));

        ShouldBeTheSame(world, "go/text", "code/text");
        ShouldBeTheSame(world, "go/binary", "code/binary");
    }

    [Fact]
    public async Task Thirty_megabytes_arrive_byte_for_byte_beside_small_files_in_one_commit()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        var before = docs.Commits("main").Count;

        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Sized("go/huge.bin", 30_000_000, binary: true).Write("go/a.go", "a"));
        var delivery = await world.Service.FinishedAsync(merge);

        Deliveries.State(delivery).Should().Be("succeeded");
        ShouldBeTheSame(world, "go/huge.bin", "code/huge.bin");
        docs.Commits("main").Should().HaveCount(before + 1);

        // A list, a read, the blob out and in, a tree, a commit, the branch.
        world.GitHub.Requests.Work.Should().HaveCount(7);
    }

    [Fact]
    public async Task Many_executable_files_are_built_in_steps_and_still_one_commit()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        var docs = world.GitHub.Repository("acme/docs");
        var before = docs.Commits("main").Count;

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr =>
        {
            for (var i = 0; i < 230; i++)
            {
                pr.Executable($"go/s{i:000}.sh", $"#!/bin/sh\necho {i}\n");
            }
        }));

        docs.Tree("main").Count(file => file.Value.Mode == GitMode.Executable).Should().Be(230);
        docs.Commits("main").Should().HaveCount(before + 1);
        world.GitHub.Requests.Work.Count(request => request.Path.EndsWith("/git/trees", StringComparison.Ordinal)).Should().Be(3);
    }

    [Fact]
    public async Task A_deletion_in_a_change_set_with_modes_goes_by_the_same_tree()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Deleting);
        var docs = world.GitHub.Repository("acme/docs");
        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a").Write("go/b.go", "b")));

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr => pr.Delete("go/a.go").Executable("go/run.sh", "#!/bin/sh\n")));

        docs.Tree("main").Keys.Should().BeEquivalentTo("README.md", "code/b.go", "code/run.sh");
    }

    [Fact]
    public async Task Long_and_strange_names_arrive_as_they_are()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        string[] names = [new('n', 255), "a#b", "what?", "50%2F50", "quote\"'`", "größe/日本/😀", "-dash", "a b", "tab-free", "$HOME", "{}", "*"];

        await world.Service.FinishedAsync(await world.GitHub.MergeAsync("acme/examples", pr =>
        {
            foreach (var name in names)
            {
                pr.Write($"go/{name}", name).Executable($"go/x/{name}", name);
            }
        }));

        world.GitHub.Repository("acme/docs").Tree("main").Keys.Should().Contain(names.SelectMany(name => new[] { $"code/{name}", $"code/x/{name}" }));
    }

    private static void ShouldBeTheSame(CopierWorld world, string source, string target) =>
        world.GitHub.Repository("acme/docs").Tree("main")[target].Oid.Should().Be(world.GitHub.Repository("acme/examples").Tree("main")[source].Oid);
}
