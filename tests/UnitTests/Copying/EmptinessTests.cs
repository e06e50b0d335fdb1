using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class EmptinessTests
{
    [Fact]
    public void A_change_that_brings_back_what_the_target_has_leaves_nothing() =>
        Follows(merged: '1', atBase: '1', atHead: '2', paths: ["x"]).Should().BeTrue();

    [Fact]
    public void A_change_that_differs_from_the_target_leaves_something() =>
        Follows(merged: '3', atBase: '1', atHead: '2', paths: ["x"]).Should().BeFalse();

    [Fact]
    public void What_else_the_pull_request_changes_may_be_something() =>
        Follows(merged: '1', atBase: '1', atHead: '2', paths: ["x", "y"]).Should().BeFalse();

    [Fact]
    public void A_target_that_got_it_from_elsewhere_leaves_nothing_although_nothing_is_written() =>
        Follows(merged: '2', atBase: '2', atHead: '2', paths: ["x"]).Should().BeTrue();

    [Fact]
    public void Too_many_files_to_have_been_read_may_be_something() =>
        Follows(merged: '1', atBase: '1', atHead: '2', paths: null).Should().BeFalse();

    [Fact]
    public void A_deletion_of_what_was_only_proposed_leaves_nothing()
    {
        var rule = Given.Rule("all", "", Given.Target("acme/docs", type: CommitStrategyType.PullRequest) with { OnDelete = OnDelete.Delete });
        var set = CopyPlanner.Plan(Given.Source(rule), [Given.Removed("x")]).ChangeSets.Single();
        var target = Target(Given.Branch(), Given.Branch(("x", Given.File('2'))), ["x"]);
        var decision = ChangeSetDecision.Decide(set, Given.Snapshot(), target.Present, Given.Ledger(("x", Given.File('2'))));

        decision.Deletions.Should().ContainSingle();
        Emptiness.Follows(set, decision, target).Should().BeTrue();
    }

    [Fact]
    public void Without_an_open_pull_request_there_is_nothing_to_close()
    {
        var set = Given.ChangeSet("x");
        var target = Target(Given.Branch(), Given.Branch(), []) with { PullRequest = null };

        Emptiness.Follows(set, ChangeSetDecision.Decide(set, Given.Snapshot(), target.Present, Given.NothingKnown), target).Should().BeFalse();
    }

    private static bool Follows(char merged, char atBase, char atHead, string[]? paths)
    {
        var set = Given.ChangeSet("x");
        var target = Target(Given.Branch(("x", Given.File(atBase))), Given.Branch(("x", Given.File(atHead))), paths);
        var decision = ChangeSetDecision.Decide(set, Given.Snapshot(("x", Given.File(merged))), target.Present, Given.NothingKnown);
        return Emptiness.Follows(set, decision, target);
    }

    private static TargetSnapshot.Open Target(BranchSnapshot basis, BranchSnapshot head, string[]? paths) => new()
    {
        NodeId = "R_1",
        Name = RepositoryName.Parse("acme/docs"),
        Base = basis,
        Head = head with { Head = Given.Commit('c') },
        PullRequest = new OpenPullRequest("PR_1", 5, "https://github.com/acme/docs/pull/5", "t", "b") { Paths = paths?.ToHashSet() },
    };
}
