using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class CopyPlannerTests
{
    private static readonly Source _source = Given.Source(
        Given.Rule("go", "go/", Given.Target("acme/docs", "code/${relative_path}"), Given.Target("octo/site", "${path}", "next")));

    [Fact]
    public void A_matching_file_goes_to_every_target_of_its_rule()
    {
        var plan = CopyPlanner.Plan(_source, [Given.Added("go/a/main.go")]);

        plan.Unmatched.Should().BeEmpty();
        Edits(plan).Should().Equal("acme/docs@main write go/a/main.go -> code/a/main.go", "octo/site@next write go/a/main.go -> go/a/main.go");
    }

    [Fact]
    public void Every_matching_rule_takes_a_file()
    {
        var source = Given.Source(
            Given.Rule("go", "go/", Given.Target("acme/docs", "one/${relative_path}")),
            Given.Rule("all", "", Given.Target("acme/docs", "two/${path}")));

        Edits(CopyPlanner.Plan(source, [Given.Added("go/x")])).Should().Equal(
            "acme/docs@main write go/x -> one/x", "acme/docs@main write go/x -> two/go/x");
    }

    [Fact]
    public void What_no_rule_wants_is_told()
    {
        var plan = CopyPlanner.Plan(_source, [Given.Added("readme.md"), Given.Added("go/x"), Given.Removed("old.md")]);

        plan.Unmatched.Should().BeEquivalentTo("readme.md", "old.md");
    }

    [Fact]
    public void An_excluded_file_is_not_taken()
    {
        var rule = Given.Rule("go", "go/", Given.Target("acme/docs")) with { Excludes = [PathPattern.Parse(PatternType.Regex, @"_test\.go$").Pattern!] };
        var plan = CopyPlanner.Plan(Given.Source(rule), [Given.Added("go/a.go"), Given.Added("go/a_test.go")]);

        Edits(plan).Should().Equal("acme/docs@main write go/a.go -> go/a.go");
        plan.Unmatched.Should().Equal("go/a_test.go");
    }

    [Fact]
    public void A_rule_without_a_pattern_takes_nothing() =>
        CopyPlanner.Plan(Given.Source(Given.Rule("go", "", Given.Target("acme/docs")) with { Pattern = null }), [Given.Added("x")]).Unmatched.Should().Equal("x");

    [Theory]
    [InlineData(ChangeKind.Added, "write")]
    [InlineData(ChangeKind.Modified, "write")]
    [InlineData(ChangeKind.Copied, "write")]
    [InlineData(ChangeKind.Changed, "write")]
    [InlineData(ChangeKind.Removed, "delete")]
    public void Each_kind_of_change_has_its_edit(ChangeKind change, string edit) =>
        Edits(CopyPlanner.Plan(_source, [new ChangedFile("go/x", change)]))[0].Should().Be($"acme/docs@main {edit} go/x -> code/x");

    [Fact]
    public void An_unchanged_file_is_no_edit_and_not_unmatched()
    {
        var plan = CopyPlanner.Plan(_source, [new ChangedFile("go/x", ChangeKind.Unchanged)]);

        plan.ChangeSets.Should().BeEmpty();
        plan.Unmatched.Should().BeEmpty();
    }

    [Fact]
    public void A_rename_deletes_the_old_path_and_writes_the_new_each_by_its_own_rule()
    {
        var source = Given.Source(Given.Rule("a", "a/", Given.Target("acme/from")), Given.Rule("b", "b/", Given.Target("acme/to")));

        Edits(CopyPlanner.Plan(source, [Given.Renamed("a/x", "b/x")])).Should().Equal(
            "acme/from@main delete a/x -> a/x", "acme/to@main write b/x -> b/x");
    }

    [Fact]
    public void Two_files_that_swap_names_are_both_written()
    {
        var plan = CopyPlanner.Plan(_source, [Given.Renamed("go/a", "go/b"), Given.Renamed("go/b", "go/a")]);

        Edits(plan).Take(2).Should().Equal("acme/docs@main write go/a -> code/a", "acme/docs@main write go/b -> code/b");
    }

    [Fact]
    public void A_path_that_goes_and_comes_is_written()
    {
        Edits(CopyPlanner.Plan(_source, [Given.Removed("go/x"), Given.Added("go/x")]))[0].Should().Be("acme/docs@main write go/x -> code/x");
        Edits(CopyPlanner.Plan(_source, [Given.Added("go/x"), Given.Removed("go/x")]))[0].Should().Be("acme/docs@main write go/x -> code/x");
    }

    [Fact]
    public void A_rename_without_its_old_path_is_a_write() =>
        Edits(CopyPlanner.Plan(_source, [new ChangedFile("go/x", ChangeKind.Renamed)]))[0].Should().Be("acme/docs@main write go/x -> code/x");

    [Fact]
    public void A_file_that_moves_between_folders_of_one_target_path_is_only_written()
    {
        var source = Given.Source(Given.Rule("flat", "", Given.Target("acme/docs", "flat/${filename}")));

        Edits(CopyPlanner.Plan(source, [Given.Renamed("a/x", "b/x")])).Should().Equal("acme/docs@main write b/x -> flat/x");
    }

    [Fact]
    public void A_change_set_without_anything_in_it_is_not_planned()
    {
        var source = Given.Source(
            Given.Rule("one", "", Given.Target("acme/docs", "x/${path}")),
            Given.Rule("two", "", Given.Target("acme/docs", "x/${path}")));

        CopyPlanner.Plan(source, [Given.Removed("a")]).ChangeSets.Should().ContainSingle().Which.Key.Group.Should().Be("one");
    }

    [Theory]
    [InlineData("${path}", ".git/config")]
    [InlineData("../${path}", "x")]
    [InlineData("a/${path}", "../../x")]
    [InlineData("${missing}", "x")]
    [InlineData(".github/${path}/..", "x")]
    [InlineData("${path}", ".github/workflows/x.yml")]
    [InlineData("${path}", "CODEOWNERS")]
    public void A_path_that_may_not_be_written_is_a_problem_of_that_file_alone(string template, string path)
    {
        var source = Given.Source(Given.Rule("all", "", Given.Target("acme/docs", template), Given.Target("acme/other", "ok/${filename}")));
        var plan = CopyPlanner.Plan(source, [Given.Added(path)]);

        var refused = plan.ChangeSets.Single(set => set.Key.Repository.Name == "docs");
        refused.Edits.Should().BeEmpty();
        refused.Problems.Should().ContainSingle().Which.SourcePath.Should().Be(path);
        plan.ChangeSets.Single(set => set.Key.Repository.Name == "other").Problems.Should().BeEmpty();
    }

    [Fact]
    public void Trust_bearing_paths_are_let_through_for_the_older_form()
    {
        var source = Given.Source(Given.Rule("all", "", Given.Target("acme/docs"))) with { IsLegacy = true };

        Edits(CopyPlanner.Plan(source, [Given.Added(".github/workflows/x.yml")])).Should().ContainSingle();
    }

    private static List<string> Edits(CopyPlan plan) =>
    [
        .. from set in plan.ChangeSets
           from edit in set.Edits.Concat(set.Kept).OrderBy(edit => edit.TargetPath.Value, StringComparer.Ordinal)
           select $"{set.Key.Repository}@{set.Key.Branch} {(edit is FileEdit.Write ? "write" : "delete")} {edit.SourcePath} -> {edit.TargetPath}",
    ];
}
