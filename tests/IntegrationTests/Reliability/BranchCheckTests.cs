using ExamplesCopier.Crash;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>The check of a crash run tells what is stale, and only that.</summary>
public sealed class BranchCheckTests : IAsyncLifetime
{
    private const string Path = "code/f0.go";
    private readonly CrashSource _source = new("acme/alpha", batches: false, seed: 1);
    private SimulatedGitHub _github = null!;

    private SimulatedRepository Origin => _github.Repository(_source.Repository);

    private SimulatedRepository Docs => _github.Repository(Routes.Docs);

    public async ValueTask InitializeAsync()
    {
        _github = await SimulatedGitHub.StartAsync();
        _github.CreateRepository(_source.Repository, files => files.File("README.md", "source"));
        _github.CreateRepository(Routes.Docs, files => files.File("README.md", "target"));
    }

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Fact]
    public void A_late_deletion_is_that_of_the_newest_which_left_the_source_so()
    {
        Merge(1, "one");
        Copy(1, "one");
        Merge(2, null);
        Merge(3, "three");
        Copy(3, "three");
        Merge(4, null);
        Copy(2, null);

        Stale().Should().BeEmpty();
    }

    [Fact]
    public void A_late_deletion_of_what_the_source_still_has_is_stale()
    {
        Merge(1, "one");
        Merge(2, null);
        Merge(3, "three");
        Copy(3, "three");
        Copy(2, null);
        Merge(4, null);

        Stale().Should().ContainSingle().Which.Should().Contain("alpha/f0.go of acme/alpha#2 came after that of #3");
    }

    [Fact]
    public void A_late_deletion_is_stale_when_the_source_has_the_file_again()
    {
        Merge(1, "one");
        Merge(2, null);
        Merge(3, "three");
        Copy(3, "three");
        Merge(4, null);
        Merge(5, "five");
        Copy(2, null);

        Stale().Should().ContainSingle();
    }

    [Fact]
    public void What_was_written_before_the_newest_deletion_is_stale_after_an_older_one_that_did_its_work()
    {
        Merge(1, "one");
        Copy(1, "one");
        Merge(2, null);
        Merge(3, "three");
        Merge(4, null);
        Copy(2, null);
        Copy(3, "three");

        Stale().Should().ContainSingle().Which.Should().Contain("of acme/alpha#3 came after that of #4");
    }

    private void Merge(int number, string? text)
    {
        var commit = Origin.Commit("main", $"#{number}", edits => Put(edits, Path, text));
        _source.Note(number, Path, text is null ? null : Origin.Tree(commit)[Path].Oid, GitMode.File);
        _source.Merged(number, commit, Origin.OrderOf(commit));
    }

    private void Copy(int number, string? text) => Docs.Commit(
        "main", $"code of {_source.Repository}#{number}\n\nCopied-From: {_source.Repository}#{number}\nSource-Commit: {_source.CommitOf(number)}", edits => Put(edits, "alpha/f0.go", text));

    private static void Put(CommitEdits edits, string path, string? text) => _ = text is null ? edits.Delete(path) : edits.Write(path, text);

    private List<string> Stale()
    {
        var verdict = new Verdict();
        new BranchCheck(Docs, "main", "main", [_source], verdict).Walk();
        verdict.Wrong.Should().BeEmpty();
        return verdict.Stale;
    }
}
