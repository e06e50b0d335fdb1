using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class PathConflictTests
{
    [Theory]
    [InlineData("a/x.txt", "b/x.txt")]
    [InlineData("a/x.txt", "b/X.TXT")]
    public void Two_files_on_one_path_are_refused_and_name_each_other(string one, string other)
    {
        var source = Given.Source(Given.Rule("flat", "", Given.Target("acme/docs", "${filename}")));

        var set = CopyPlanner.Plan(source, [Given.Added(one), Given.Added(other), Given.Added("c/fine")]).ChangeSets.Single();

        set.Edits.Should().ContainSingle().Which.SourcePath.Should().Be("c/fine");
        set.Problems.Select(problem => problem.SourcePath).Should().BeEquivalentTo(one, other);
        set.Problems[0].Reason.Should().Contain(set.Problems[1].SourcePath);
        set.Problems[1].Reason.Should().Contain(set.Problems[0].SourcePath);
    }

    [Fact]
    public void Change_sets_of_one_branch_are_refused_the_same_path_in_both_with_both_rules_named()
    {
        var source = Given.Source(
            Given.Rule("one", "a/", Given.Target("acme/docs", "x/${filename}")),
            Given.Rule("two", "b/", Given.Target("acme/docs", "x/${filename}")));

        var plan = CopyPlanner.Plan(source, [Given.Added("a/f"), Given.Added("b/f")]);

        plan.ChangeSets.Should().HaveCount(2).And.OnlyContain(set => set.Edits.Count == 0 && set.Problems.Count == 1);
        plan.ChangeSets[0].Problems[0].Reason.Should().Contain("'b/f' (rule 'two')");
        plan.ChangeSets[1].Problems[0].Reason.Should().Contain("'a/f' (rule 'one')");
    }

    [Theory]
    [InlineData("acme/docs", "next")]
    [InlineData("acme/site", "main")]
    public void Another_branch_or_repository_is_another_place(string repository, string branch)
    {
        var source = Given.Source(
            Given.Rule("one", "a/", Given.Target("acme/docs", "x/${filename}")),
            Given.Rule("two", "b/", Given.Target(repository, "x/${filename}", branch)));

        CopyPlanner.Plan(source, [Given.Added("a/f"), Given.Added("b/f")]).ChangeSets.Should().OnlyContain(set => set.Problems.Count == 0);
    }

    [Fact]
    public void One_file_asked_for_twice_in_one_change_set_is_written_once()
    {
        var target = Given.Target("acme/docs", "x/${filename}", type: Domain.Configuration.CommitStrategyType.Batch);
        var source = Given.Source(Given.Rule("one", "a/", target), Given.Rule("two", "", target), Given.Rule("three", "a/", target, target));

        var set = CopyPlanner.Plan(source, [Given.Added("a/f")]).ChangeSets.Single();

        set.Edits.Should().ContainSingle();
        set.Problems.Should().BeEmpty();
    }

    [Fact]
    public void A_path_cannot_be_a_file_and_a_folder()
    {
        var source = Given.Source(
            Given.Rule("file", "a/", Given.Target("acme/docs", "x")),
            Given.Rule("below", "b/", Given.Target("acme/docs", "X/y/${filename}")));

        var plan = CopyPlanner.Plan(source, [Given.Added("a/f"), Given.Added("b/g")]);

        plan.ChangeSets.Should().OnlyContain(set => set.Edits.Count == 0);
        plan.ChangeSets[0].Problems.Single().Reason.Should().Contain("'b/g'");
        plan.ChangeSets[1].Problems.Single().Reason.Should().Contain("'a/f'");
    }

    [Fact]
    public void A_deletion_gives_way_to_a_write_of_its_path_but_not_of_another_case()
    {
        var source = Given.Source(Given.Rule("flat", "", Given.Target("acme/docs", "${filename}")));

        CopyPlanner.Plan(source, [Given.Removed("a/f"), Given.Added("b/f")]).ChangeSets.Single().Edits.Should().ContainSingle();
        CopyPlanner.Plan(source, [Given.Removed("a/F"), Given.Added("b/f")]).ChangeSets.Single().Should().Match<ChangeSet>(set => set.Edits.Count == 1 && set.Kept.Count == 1);
    }
}
