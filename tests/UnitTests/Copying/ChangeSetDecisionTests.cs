using System.Text;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class ChangeSetDecisionTests
{
    private static readonly BranchSnapshot _emptyTarget = Given.Branch();

    [Fact]
    public void A_file_that_the_target_lacks_is_written()
    {
        var decision = ChangeSetDecision.Decide(Given.ChangeSet("a/x"), Given.Snapshot(("a/x", Given.File('1'))), _emptyTarget);

        decision.Settled.Should().BeEmpty();
        decision.Writes.Should().ContainSingle().Which.Content.Should().Be(Given.Blob('1'));
    }

    [Fact]
    public void A_file_of_other_content_is_written_over() =>
        ChangeSetDecision.Decide(Given.ChangeSet("x"), Given.Snapshot(("x", Given.File('1'))), Given.Branch(("x", Given.File('2'))))
            .Writes.Should().ContainSingle();

    [Fact]
    public void The_same_content_costs_nothing() =>
        Settled(Given.Snapshot(("x", Given.File('1'))), Given.Branch(("x", Given.File('1')))).State.Should().Be(FileResultState.Unchanged);

    [Fact]
    public void What_is_not_there_at_the_merge_is_skipped() =>
        Settled(Given.Snapshot(), _emptyTarget).Should().Match<FileResult>(file =>
            file.State == FileResultState.Skipped && file.Reason!.Contains("not there at the merge commit"));

    [Theory]
    [InlineData('2', GitFileMode.Regular)]
    [InlineData('1', GitFileMode.Executable)]
    public void What_a_later_change_touched_again_is_left_to_it(char tip, GitFileMode mode)
    {
        var source = Given.Snapshot(("x", Given.File('1'))) with { AtTip = new Dictionary<string, FileState> { ["x"] = Given.File(tip, mode) } };

        Settled(source, _emptyTarget).Should().Match<FileResult>(file => file.State == FileResultState.Skipped && file.Reason!.Contains("later change"));
    }

    [Fact]
    public void What_was_deleted_since_is_stale_too()
    {
        var source = Given.Snapshot(("x", Given.File('1'))) with { AtTip = new Dictionary<string, FileState>() };

        Settled(source, _emptyTarget).State.Should().Be(FileResultState.Skipped);
    }

    [Theory]
    [InlineData(GitFileMode.Submodule, FileResultState.Skipped, "Submodules are not copied")]
    [InlineData(GitFileMode.Executable, FileResultState.Failed, "an executable file")]
    [InlineData(GitFileMode.Symlink, FileResultState.Failed, "a symbolic link")]
    [InlineData(GitFileMode.Directory, FileResultState.Failed, "a folder")]
    [InlineData((GitFileMode)0x1FF, FileResultState.Failed, "an entry of mode 777")]
    public void A_source_that_is_no_ordinary_file_is_refused_by_name(GitFileMode mode, FileResultState state, string words) =>
        Settled(Given.Snapshot(("x", Given.File('1', mode))), _emptyTarget)
            .Should().Match<FileResult>(file => file.State == state && file.Reason!.Contains(words));

    [Fact]
    public void A_pointer_of_git_LFS_is_refused()
    {
        var source = Given.Snapshot(("x", Given.File('1'))) with
        {
            Contents = new Dictionary<BlobId, ReadOnlyMemory<byte>>
            {
                [Given.Blob('1')] = Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"),
            },
        };

        Settled(source, _emptyTarget).Should().Match<FileResult>(file => file.State == FileResultState.Failed && file.Reason!.Contains("git-LFS"));
    }

    [Fact]
    public void A_text_about_git_LFS_is_not_a_pointer()
    {
        var source = Given.Snapshot(("x", Given.File('1'))) with
        {
            Contents = new Dictionary<BlobId, ReadOnlyMemory<byte>> { [Given.Blob('1')] = "about version https://git-lfs.github.com/spec/v1"u8.ToArray() },
        };

        ChangeSetDecision.Decide(Given.ChangeSet("x"), source, _emptyTarget).Writes.Should().ContainSingle();
    }

    [Theory]
    [InlineData(GitFileMode.Directory, "a folder")]
    [InlineData(GitFileMode.Symlink, "a symbolic link")]
    [InlineData(GitFileMode.Executable, "an executable file")]
    [InlineData(GitFileMode.Submodule, "a submodule")]
    public void What_stands_in_the_target_and_is_no_ordinary_file_is_not_replaced(GitFileMode mode, string words) =>
        Settled(Given.Snapshot(("x", Given.File('1'))), Given.Branch(("x", Given.File('1', mode))))
            .Should().Match<FileResult>(file => file.State == FileResultState.Failed && file.Reason!.Contains($"'x' is {words} in the target"));

    [Theory]
    [InlineData("a", GitFileMode.Regular, "a file")]
    [InlineData("a/b", GitFileMode.Symlink, "a symbolic link")]
    [InlineData("a/b", GitFileMode.Submodule, "a submodule")]
    public void Nothing_is_written_below_what_is_no_folder(string ancestor, GitFileMode mode, string words)
    {
        var target = Given.Branch((ancestor, Given.File('9', mode)));

        var file = Settled("a/b/x", Given.Snapshot(("a/b/x", Given.File('1'))), target);

        file.State.Should().Be(FileResultState.Failed);
        file.Reason.Should().Contain($"'{ancestor}' is {words}");
    }

    [Fact]
    public void Folders_on_the_way_are_no_obstacle()
    {
        var target = Given.Branch(("a", Given.File('8', GitFileMode.Directory)), ("a/b", Given.File('9', GitFileMode.Directory)));

        ChangeSetDecision.Decide(Given.ChangeSet("a/b/x"), Given.Snapshot(("a/b/x", Given.File('1'))), target).Writes.Should().ContainSingle();
    }

    [Theory]
    [InlineData(OnDelete.Keep, "on_delete is keep")]
    [InlineData(OnDelete.Delete, "does not delete files")]
    public void A_deletion_is_told_and_the_copy_kept(OnDelete onDelete, string words)
    {
        var source = Given.Source(Given.Rule("all", "", Given.Target("acme/docs") with { OnDelete = onDelete }));
        var set = CopyPlanner.Plan(source, [Given.Removed("x")]).ChangeSets.Single();

        var decision = ChangeSetDecision.Decide(set, Given.Snapshot(), Given.Branch(("x", Given.File('1'))));

        decision.Writes.Should().BeEmpty();
        decision.Settled.Should().ContainSingle().Which.Should().Match<FileResult>(file =>
            file.Action == FileAction.Delete && file.State == FileResultState.Skipped && file.Reason!.Contains(words));
    }

    [Fact]
    public void Problems_of_the_plan_are_told_as_failures()
    {
        var set = CopyPlanner.Plan(Given.Source(Given.Rule("all", "", Given.Target("acme/docs"))), [Given.Added(".git/x")]).ChangeSets.Single();

        ChangeSetDecision.Decide(set, Given.Snapshot(), _emptyTarget).Settled.Should().ContainSingle()
            .Which.Should().Match<FileResult>(file => file.State == FileResultState.Failed && file.SourcePath == ".git/x" && file.Reason == set.Problems[0].Reason);
    }

    private static FileResult Settled(SourceSnapshot source, BranchSnapshot target) => Settled("x", source, target);

    private static FileResult Settled(string path, SourceSnapshot source, BranchSnapshot target)
    {
        var decision = ChangeSetDecision.Decide(Given.ChangeSet(path), source, target);
        decision.Writes.Should().BeEmpty();
        return decision.Settled.Should().ContainSingle().Subject;
    }
}
