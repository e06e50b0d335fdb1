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
        var decision = Decide(Given.ChangeSet("a/x"), Given.Snapshot(("a/x", Given.File('1'))), _emptyTarget);

        decision.Settled.Should().BeEmpty();
        decision.Writes.Should().ContainSingle().Which.Content.Id.Should().Be(Given.Blob('1'));
    }

    [Fact]
    public void A_file_of_other_content_is_written_over() =>
        Decide(Given.ChangeSet("x"), Given.Snapshot(("x", Given.File('1'))), Given.Branch(("x", Given.File('2')))).Writes.Should().ContainSingle();

    [Theory]
    [InlineData(GitFileMode.Regular)]
    [InlineData(GitFileMode.Executable)]
    public void The_same_content_in_the_same_mode_costs_nothing(GitFileMode mode) =>
        Settled(Given.Snapshot(("x", Given.File('1', mode))), Given.Branch(("x", Given.File('1', mode)))).State.Should().Be(FileResultState.Unchanged);

    [Theory]
    [InlineData(GitFileMode.Regular, GitFileMode.Regular, true)]
    [InlineData(GitFileMode.Executable, GitFileMode.Regular, false)]
    [InlineData(GitFileMode.Regular, GitFileMode.Executable, false)]
    [InlineData(GitFileMode.Regular, GitFileMode.Symlink, false)]
    [InlineData(GitFileMode.Executable, null, false)]
    [InlineData(GitFileMode.Regular, null, true)]
    public void Whatever_is_not_and_was_not_of_mode_100644_is_no_ordinary_write(GitFileMode source, GitFileMode? target, bool ordinary)
    {
        var present = target is { } mode ? Given.Branch(("x", Given.File('2', mode))) : _emptyTarget;

        var write = Decide(Given.ChangeSet("x"), Given.Snapshot(("x", Given.File('1', source))), present).Writes.Should().ContainSingle().Subject;

        write.Content.Mode.Should().Be(source);
        write.IsOrdinary.Should().Be(ordinary);
    }

    [Fact]
    public void A_mode_that_changed_alone_is_written() =>
        Decide(Given.ChangeSet("x"), Given.Snapshot(("x", Given.File('1', GitFileMode.Executable))), Given.Branch(("x", Given.File('1'))))
            .Writes.Should().ContainSingle().Which.Content.Mode.Should().Be(GitFileMode.Executable);

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
    [InlineData(GitFileMode.Directory, FileResultState.Failed, "a folder")]
    [InlineData((GitFileMode)0x1FF, FileResultState.Failed, "an entry of mode 777")]
    [InlineData(GitFileMode.Symlink, FileResultState.Failed, "a symbolic link whose target is no text")]
    public void A_source_that_is_neither_file_nor_link_is_refused_by_name(GitFileMode mode, FileResultState state, string words) =>
        Settled(Given.Snapshot(("x", Given.File('1', mode))), _emptyTarget)
            .Should().Match<FileResult>(file => file.State == state && file.Reason!.Contains(words));

    [Fact]
    public void A_link_within_the_repository_is_written_and_one_that_leaves_it_is_not()
    {
        Decide(Given.ChangeSet("a/x"), Link("a/x", "../b/y"), _emptyTarget).Writes.Should().ContainSingle().Which.Content.Mode.Should().Be(GitFileMode.Symlink);
        Settled("a/x", Link("a/x", "../../y"), _emptyTarget).Reason.Should().Contain("leads out of the target repository");
        Settled("a/x", Link("a/x", "/etc/passwd"), _emptyTarget).Reason.Should().Contain("absolute");
    }

    [Theory]
    [InlineData(GitFileMode.Regular)]
    [InlineData(GitFileMode.Executable)]
    public void A_pointer_of_git_LFS_is_refused(GitFileMode mode)
    {
        var source = WithContent(mode, Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"));

        Settled(source, _emptyTarget).Should().Match<FileResult>(file => file.State == FileResultState.Failed && file.Reason!.Contains("git-LFS"));
    }

    [Fact]
    public void A_text_about_git_LFS_is_not_a_pointer() =>
        Decide(Given.ChangeSet("x"), WithContent(GitFileMode.Regular, "about version https://git-lfs.github.com/spec/v1"u8.ToArray()), _emptyTarget).Writes.Should().ContainSingle();

    [Theory]
    [InlineData(GitFileMode.Directory, "a folder")]
    [InlineData(GitFileMode.Submodule, "a submodule")]
    public void What_stands_in_the_target_and_is_neither_file_nor_link_is_not_replaced(GitFileMode mode, string words) =>
        Settled(Given.Snapshot(("x", Given.File('1'))), Given.Branch(("x", Given.File('1', mode))))
            .Should().Match<FileResult>(file => file.State == FileResultState.Failed && file.Reason!.Contains($"'x' is {words} in the target"));

    [Theory]
    [InlineData("a", GitFileMode.Regular, "a file")]
    [InlineData("a/b", GitFileMode.Symlink, "a symbolic link")]
    [InlineData("a/b", GitFileMode.Submodule, "a submodule")]
    public void Nothing_is_written_below_what_is_no_folder(string ancestor, GitFileMode mode, string words)
    {
        var file = Settled("a/b/x", Given.Snapshot(("a/b/x", Given.File('1'))), Given.Branch((ancestor, Given.File('9', mode))));

        file.State.Should().Be(FileResultState.Failed);
        file.Reason.Should().Contain($"'{ancestor}' is {words}");
    }

    [Fact]
    public void Folders_on_the_way_are_no_obstacle()
    {
        var target = Given.Branch(("a", Given.File('8', GitFileMode.Directory)), ("a/b", Given.File('9', GitFileMode.Directory)));

        Decide(Given.ChangeSet("a/b/x"), Given.Snapshot(("a/b/x", Given.File('1'))), target).Writes.Should().ContainSingle();
    }

    [Fact]
    public void A_workflow_needs_a_permission_of_its_own()
    {
        var source = Given.Source(Given.Rule("all", "", Given.Target("acme/docs", ".github/workflows/${filename}")));
        var set = CopyPlanner.Plan(source, [Given.Added("ci.yml")]).ChangeSets.Single();
        var snapshot = Given.Snapshot(("ci.yml", Given.File('1')));

        ChangeSetDecision.Decide(set, snapshot, _emptyTarget, Given.NothingKnown, mayWriteWorkflows: true).Writes.Should().ContainSingle();
        ChangeSetDecision.Decide(set, snapshot, _emptyTarget, Given.NothingKnown, mayWriteWorkflows: false).Settled.Should().ContainSingle()
            .Which.Should().Match<FileResult>(file => file.State == FileResultState.Failed && file.Reason!.Contains("workflows: write"));
    }

    [Fact]
    public void A_change_that_people_made_to_our_copy_is_noticed()
    {
        var target = Given.Branch(("x", Given.File('5')));
        var source = Given.Snapshot(("x", Given.File('1')));

        ChangeSetDecision.Decide(Given.ChangeSet("x"), source, target, Given.Ledger(("x", Given.File('4')))).Drifted.Should().ContainSingle().Which.Overwrites.Should().Be(Given.File('5'));
        ChangeSetDecision.Decide(Given.ChangeSet("x"), source, target, Given.Ledger(("x", Given.File('5')))).Drifted.Should().BeEmpty("it is as we left it");
        ChangeSetDecision.Decide(Given.ChangeSet("x"), source, target, Given.NothingKnown).Drifted.Should().BeEmpty("it was never ours");
    }

    [Fact]
    public void A_deletion_that_is_not_wanted_is_told_without_a_look_at_the_target()
    {
        var set = Deletion(OnDelete.Keep);

        set.Edits.Should().BeEmpty();
        ChangeSetDecision.SettledBeforehand(set).Should().ContainSingle().Which.Should().Match<FileResult>(file =>
            file.Action == FileAction.Delete && file.State == FileResultState.Skipped && file.Reason!.Contains("on_delete is keep"));
    }

    [Fact]
    public void A_copy_that_is_ours_and_as_we_left_it_is_deleted() =>
        Delete(Given.Ledger(("x", Given.File('1')))).Deletions.Should().ContainSingle();

    [Fact]
    public void A_copy_that_is_only_proposed_is_ours_too()
    {
        var entry = Given.Entry("x", Given.File('3')) with { Proposed = Given.File('1') };

        Delete(new LedgerPage(1001, new Dictionary<string, LedgerEntry> { ["x"] = entry })).Deletions.Should().ContainSingle();
    }

    [Fact]
    public void A_copy_that_people_changed_stays()
    {
        var ledger = Given.Ledger(("x", Given.File('2')));
        var decision = Delete(ledger);

        decision.Unclaimed.Should().ContainSingle("its history may still say that we made that change");
        decision.LeavingUnclaimed(ledger).Settled.Should().ContainSingle().Which.Reason.Should().Contain("changed since we wrote it");
    }

    [Fact]
    public void A_copy_of_another_source_stays() =>
        Delete(new LedgerPage(1001, new Dictionary<string, LedgerEntry> { ["x"] = Given.Entry("x", Given.File('1'), source: 2002) }))
            .Settled.Should().ContainSingle().Which.Reason.Should().Contain("is that of acme/code-examples");

    [Fact]
    public void A_copy_of_which_nothing_is_known_is_left_to_a_further_look()
    {
        var decision = Delete(Given.NothingKnown);

        decision.Deletions.Should().BeEmpty();
        decision.Unclaimed.Should().ContainSingle();
        decision.LeavingUnclaimed(Given.NothingKnown).Settled.Should().ContainSingle().Which.Should().Match<FileResult>(file =>
            file.State == FileResultState.Skipped && file.Reason!.Contains("nothing says that the target's copy is ours"));
    }

    [Fact]
    public void A_copy_that_is_gone_already_is_unchanged() =>
        ChangeSetDecision.Decide(Deletion(OnDelete.Delete), Given.Snapshot(), Given.Branch(), Given.Ledger(("x", Given.File('1'))))
            .Settled.Should().ContainSingle().Which.State.Should().Be(FileResultState.Unchanged);

    [Fact]
    public void A_file_that_came_back_since_is_not_deleted()
    {
        var source = Given.Snapshot() with { AtTip = new Dictionary<string, FileState> { ["x"] = Given.File('7') } };

        ChangeSetDecision.Decide(Deletion(OnDelete.Delete), source, Given.Branch(("x", Given.File('1'))), Given.Ledger(("x", Given.File('1'))))
            .Settled.Should().ContainSingle().Which.Reason.Should().Contain("later change");
    }

    [Fact]
    public void Problems_of_the_plan_are_told_as_failures()
    {
        var set = CopyPlanner.Plan(Given.Source(Given.Rule("all", "", Given.Target("acme/docs"))), [Given.Added(".git/x")]).ChangeSets.Single();

        Decide(set, Given.Snapshot(), _emptyTarget).Settled.Should().ContainSingle()
            .Which.Should().Match<FileResult>(file => file.State == FileResultState.Failed && file.SourcePath == ".git/x" && file.Reason == set.Problems[0].Reason);
    }

    private static ChangeSet Deletion(OnDelete onDelete) =>
        CopyPlanner.Plan(Given.Source(Given.Rule("all", "", Given.Target("acme/docs") with { OnDelete = onDelete })), [Given.Removed("x")]).ChangeSets.Single();

    private static ChangeSetDecision Delete(LedgerPage ledger) =>
        ChangeSetDecision.Decide(Deletion(OnDelete.Delete), Given.Snapshot(), Given.Branch(("x", Given.File('1'))), ledger);

    private static SourceSnapshot WithContent(GitFileMode mode, byte[] content, string path = "x") => Given.Snapshot((path, Given.File('1', mode))) with
    {
        Contents = new Dictionary<BlobId, ReadOnlyMemory<byte>> { [Given.Blob('1')] = content },
    };

    private static SourceSnapshot Link(string path, string target) => WithContent(GitFileMode.Symlink, Encoding.UTF8.GetBytes(target), path);

    private static ChangeSetDecision Decide(ChangeSet set, SourceSnapshot source, BranchSnapshot target) =>
        ChangeSetDecision.Decide(set, source, target, Given.NothingKnown);

    private static FileResult Settled(SourceSnapshot source, BranchSnapshot target) => Settled("x", source, target);

    private static FileResult Settled(string path, SourceSnapshot source, BranchSnapshot target)
    {
        var decision = Decide(Given.ChangeSet(path), source, target);
        decision.Writes.Should().BeEmpty();
        return decision.Settled.Should().ContainSingle().Subject;
    }
}
