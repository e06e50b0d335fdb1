using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class LedgerKeepingTests
{
    [Fact]
    public void A_commit_on_the_target_branch_has_landed()
    {
        var entry = After(Given.NothingKnown, isProposal: false).Entry!;

        entry.Should().BeEquivalentTo(new { SourceRepositoryId = 1001L, SourcePath = "x", SourceCommit = Given.Commit(), Landed = Given.File('1'), Proposed = (FileState?)null });
    }

    [Fact]
    public void A_proposal_leaves_what_has_landed_as_it_is()
    {
        var entry = After(Given.Ledger(("x", Given.File('7'))), isProposal: true).Entry!;

        (entry.Landed, entry.Proposed).Should().Be((Given.File('7'), Given.File('1')));
    }

    [Fact]
    public void An_earlier_proposal_that_the_target_branch_holds_by_now_has_landed()
    {
        var before = Given.Entry("x", Given.File('7')) with { Proposed = Given.File('8') };
        var page = new LedgerPage(1001, new Dictionary<string, LedgerEntry> { ["x"] = before });

        After(page, isProposal: true, Given.Branch(("x", Given.File('8')))).Entry!.Landed.Should().Be(Given.File('8'));
        After(page, isProposal: true, Given.Branch(("x", Given.File('7')))).Entry!.Landed.Should().Be(Given.File('7'), "people closed it");
    }

    [Fact]
    public void Of_a_deleted_copy_nothing_is_left()
    {
        var deletion = new FileEdit.Delete("x", Given.Path("x"), "all", Given.Target("acme/docs"), new Dictionary<string, string>());
        var decision = new ChangeSetDecision([], [deletion], [], []);
        var page = Given.Ledger(("x", Given.File('1')));

        LedgerKeeping.After(decision, page, Given.Merge(), Target(Given.Branch()), isProposal: false).Single().Entry.Should().BeNull();
        LedgerKeeping.After(decision, page, Given.Merge(), Target(Given.Branch()), isProposal: true).Single().Entry.Should().Be(page.Of(Given.Path("x")), "it is still on the target branch");
    }

    private static LedgerChange After(LedgerPage page, bool isProposal, BranchSnapshot? basis = null)
    {
        var target = Target(basis ?? Given.Branch());
        var decision = ChangeSetDecision.Decide(Given.ChangeSet("x"), Given.Snapshot(("x", Given.File('1'))), target.Present, page);
        return LedgerKeeping.After(decision, page, Given.Merge(), target, isProposal).Should().ContainSingle().Subject;
    }

    private static TargetSnapshot.Open Target(BranchSnapshot basis) => new() { NodeId = "R_1", Name = RepositoryName.Parse("acme/docs"), Base = basis };
}
