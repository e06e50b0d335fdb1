using ExamplesCopier.Application.Copying;
using ExamplesCopier.Application.Copying.Syncing;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.UnitTests.Copying.Syncing;

public sealed class SyncTurnTests
{
    [Fact]
    public void Runs_come_to_an_end_and_each_file_is_told_once_whatever_its_target_holds()
    {
        var set = Given.ChangeSet([.. Enumerable.Range(0, 2500).Select(i => $"f{i:0000}")]);
        var held = set.Edits.Where((_, index) => index % 5 == 0).ToHashSet();
        ChangeSetRecord? record = null;
        var sizes = new List<int>();

        do
        {
            var part = SyncTurn.Of([new SyncSet(set, record, edit => !held.Contains(edit))]).Parts.Single();
            sizes.Add(part.Edits.Count);
            record = new ChangeSetParts([part]).Join(Written(part));
        }
        while (record.State == ChangeSetState.Pending);

        sizes.Should().Equal(1000, 1000);
        record.State.Should().Be(ChangeSetState.Succeeded);
        record.Files.Select(file => file.SourcePath).Should().BeEquivalentTo(set.Edits.Select(edit => edit.SourcePath));
        record.Files.Count(file => file.State == FileResultState.Unchanged).Should().Be(500);
    }

    [Fact]
    public void A_run_takes_a_thousand_files_over_all_targets_in_their_order()
    {
        var (first, second, third) = (Set("a", 600), Set("b", 600), Set("c", 600));

        var turn = SyncTurn.Of([Open(first), Open(second), Open(third)]);

        turn.Parts.Select(part => (part.Whole, part.Edits.Count, part.IsLast)).Should().Equal((first, 600, true), (second, 400, false));
        turn.IsAll.Should().BeFalse();
    }

    [Fact]
    public void What_met_a_fault_keeps_nothing_else_waiting()
    {
        var (faulty, other) = (Set("a", 2000), Set("b", 600));

        var turn = SyncTurn.Of([Open(faulty) with { Earlier = Record(faulty, ChangeSetState.Pending) with { Error = "down" } }, Open(other)]);

        turn.Parts.Select(part => (part.Whole, part.Edits.Count)).Should().Equal((other, 600), (faulty, 400));
    }

    [Fact]
    public void Of_a_target_that_could_not_be_looked_at_one_file_is_tried_and_its_refusal_holds_for_all()
    {
        var set = Set("a", 1200);
        var earlier = Record(set, ChangeSetState.Pending) with { Files = [FileResult.Of(set.Edits[0], FileResultState.Succeeded)] };

        var part = SyncTurn.Of([new SyncSet(set, earlier, null)]).Parts.Single();
        var record = part.Join(Record(set, ChangeSetState.Failed) with { Error = "archived", Files = [.. FailedFiles.Of(part.Set, "archived")] });

        part.Edits.Should().ContainSingle().Which.Should().Be(set.Edits[1]);
        record.State.Should().Be(ChangeSetState.Failed);
        record.Files.Count(file => file is { State: FileResultState.Failed, Reason: "archived" }).Should().Be(1199);
        record.Files.Should().ContainSingle(file => file.State == FileResultState.Succeeded);
    }

    [Fact]
    public void A_fault_forgets_nothing_and_promises_nothing()
    {
        var set = Set("a", 1200);
        var earlier = Record(set, ChangeSetState.Pending) with { Files = [FileResult.Of(set.Edits[0], FileResultState.Succeeded)], PullRequest = 5 };
        var parts = new ChangeSetParts(SyncTurn.Of([Open(set) with { Earlier = earlier }]).Parts);

        var record = parts.JoinFault(Record(set, ChangeSetState.Pending) with { Error = "down", Files = [.. FailedFiles.Of(set, "down")] });

        record.Should().BeEquivalentTo(earlier with { Error = "down" });
        parts.IsContinued.Should().BeFalse("otherwise it would be tried without an end");
    }

    [Fact]
    public void The_limit_counts_the_whole_change_set_and_what_is_held_is_no_progress()
    {
        var set = Set("a", 1200);
        var parts = new ChangeSetParts(SyncTurn.Of([Open(set)]).Parts);

        parts.WholeOf(set.Key).Should().Be(1200);
        parts.Join(Record(set, ChangeSetState.Held) with { Error = "too large" }).Files.Should().BeEmpty();
        parts.IsContinued.Should().BeFalse();
    }

    [Fact]
    public void Only_the_last_part_is_merged_by_itself_and_tells_what_may_not_go()
    {
        var set = Set("a", 1200);
        set = set with { Strategy = set.Strategy with { AutoMerge = true }, Problems = [new FileProblem("x", null, "a", "no")] };
        var first = SyncTurn.Of([Open(set)]).Parts.Single();
        var last = SyncTurn.Of([Open(set) with { Earlier = first.Join(Written(first)) }]).Parts.Single();

        (first.Set.Strategy.AutoMerge, first.Set.Problems.Count, first.Set.FilesOfWhole).Should().Be((false, 0, 1200));
        (last.Set.Strategy.AutoMerge, last.Set.Problems.Count, last.Set.FilesOfWhole, last.Edits.Count).Should().Be((true, 1, 1200, 200));
    }

    private static SyncSet Open(ChangeSet set) => new(set, null, _ => true);

    private static ChangeSet Set(string rule, int files) => CopyPlanner.Plan(
        Given.Source(Given.Rule(rule, "", Given.Target($"acme/{rule}"))),
        Enumerable.Range(0, files).Select(i => Given.Added($"f{i:0000}"))).ChangeSets.Single();

    private static ChangeSetRecord Record(ChangeSet set, ChangeSetState state) => new() { Key = set.Key, State = state };

    private static ChangeSetRecord Written(ChangeSetPart part) =>
        Record(part.Whole, ChangeSetState.Succeeded) with { Commit = Given.Commit(), Files = [.. part.Edits.Select(edit => FileResult.Of(edit, FileResultState.Succeeded))] };
}
