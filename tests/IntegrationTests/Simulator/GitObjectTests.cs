using System.Text;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.IntegrationTests.Simulator;

public sealed class GitObjectTests
{
    [Theory]
    [InlineData("")]
    [InlineData("package main\n")]
    [InlineData("no newline at the end")]
    [InlineData("\uFEFFbom, crlf\r\nand \u4e2d\u6587 \0 with a nul")]
    public void A_blob_has_the_id_git_gives_it(string text)
    {
        using var git = RealGit.InNewDirectory();
        var bytes = Encoding.UTF8.GetBytes(text);

        ObjectIds.OfBlob(bytes).Should().Be(git.RunWithInput(bytes, "hash-object", "--stdin"));
    }

    [Fact]
    public async Task A_tree_has_the_id_git_gives_it_whatever_its_names_and_modes()
    {
        using var git = RealGit.InNewDirectory();
        git.Run("init", "--quiet");
        string[] names = ["a.b", "a/b", "a0", "a-c", "B", "\u00e9", "\U0001F600/x", "\uFF21"];
        foreach (var name in names)
        {
            var file = Path.Combine(git.Directory, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, name, TestContext.Current.CancellationToken);
        }

        git.Run("add", ".");
        var run = git.RunWithInput(Encoding.UTF8.GetBytes("#!/bin/sh\n"), "hash-object", "-w", "--stdin");
        var link = git.RunWithInput(Encoding.UTF8.GetBytes("a.b"), "hash-object", "-w", "--stdin");
        var commit = new string('1', 40);
        git.Run("update-index", "--add", "--cacheinfo", $"100755,{run},run.sh", "--cacheinfo", $"120000,{link},link", "--cacheinfo", $"160000,{commit},sub");

        await using var github = await SimulatedGitHub.StartAsync();
        var repository = github.CreateRepository("acme/docs", r =>
        {
            foreach (var name in names) r.File(name, name);
            r.Executable("run.sh", "#!/bin/sh\n").Symlink("link", "a.b").Submodule("sub", commit);
        });

        repository.Commits("main")[0].Tree.Should().Be(git.Run("write-tree"));
    }

    [Fact]
    public async Task Git_accepts_an_exported_repository_and_reads_the_same_history()
    {
        using var git = RealGit.InNewDirectory();
        await using var github = await SimulatedGitHub.StartAsync();
        var repository = github.CreateRepository("acme/examples", r => r.File("a/b.txt", "1\n").Executable("run.sh", "#!/bin/sh\n").Symlink("link", "a/b.txt").Branch("v2"));
        await github.MergeAsync("acme/examples", pr => pr.Write("c.txt", "2\n").Commit("First").Delete("run.sh"), deliver: false);
        await github.MergeAsync("acme/examples", pr => pr.Rename("a/b.txt", "moved/b.txt").Squash(), deliver: false);
        repository.Export(git.Directory);

        git.Run("fsck", "--strict", "--no-dangling");
        git.Run("rev-list", "main").Split('\n').Should().BeEquivalentTo(repository.Commits("main").Select(c => c.Oid));
        git.Run("ls-tree", "-r", "--name-only", "main").Split('\n').Should().Equal(repository.Tree("main").Keys);
        git.Run("symbolic-ref", "HEAD").Should().Be("refs/heads/main");
    }

    [Fact]
    public async Task A_file_keeps_its_mode_when_it_is_written_and_changes_it_only_when_told()
    {
        await using var github = await SimulatedGitHub.StartAsync();
        var repository = github.CreateRepository("acme/docs", r => r.Executable("run.sh", "1"));
        repository.Commit("main", "Edit", c => c.Write("run.sh", "2"));
        repository.Tree("main")["run.sh"].Mode.Should().Be(GitMode.Executable);

        repository.Commit("main", "Chmod", c => c.Mode("run.sh", GitMode.File));

        repository.Tree("main")["run.sh"].Should().Match<GitHubSimulator.Repositories.RepositoryFile>(f => f.Mode == GitMode.File && f.Text == "2");
    }
}
