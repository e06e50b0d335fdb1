using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.Deprecations;

public sealed class DeprecationPlanTests
{
    [Fact]
    public void A_deletion_is_noted_for_every_target_that_wants_to_know()
    {
        var plan = Plan([Given.Removed("x")], Target("acme/docs", "a.json"), Target("acme/site", "b.json"), Given.Target("acme/other"));

        plan.Deprecations.Select(update => (update.File, update.Notes.Single().Repository.ToString(), update.Notes.Single().IsGone))
            .Should().Equal(("a.json", "acme/docs", true), ("b.json", "acme/site", true));
        plan.ChangeSets.Single().Key.Repository.Name.Should().Be("other", "of the others the record tells");
    }

    [Fact]
    public void A_copy_that_is_to_be_deleted_is_noted_and_deleted()
    {
        var plan = Plan([Given.Removed("x")], Target("acme/docs", "a.json") with { OnDelete = OnDelete.Delete });

        plan.Deprecations.Should().ContainSingle();
        plan.ChangeSets.Single().Edits.Should().ContainSingle().Which.Should().BeOfType<FileEdit.Delete>();
    }

    [Fact]
    public void A_file_that_is_there_is_noted_as_back() =>
        Plan([Given.Added("x")], Target("acme/docs", "a.json")).Deprecations.Single().Notes.Should().ContainSingle().Which.IsGone.Should().BeFalse();

    [Fact]
    public void A_rename_to_the_same_target_path_loses_nothing()
    {
        var source = Given.Source(Given.Rule("flat", "", Target("acme/docs", "a.json") with { PathTransform = Given.Target("acme/docs", "flat/${filename}").PathTransform }));

        CopyPlanner.Plan(source, [Given.Renamed("a/x", "b/x")]).Deprecations.Single().Notes.Should().ContainSingle().Which.IsGone.Should().BeFalse();
    }

    [Theory]
    [InlineData("../x.json", "'..'")]
    [InlineData(".git/x.json", ".git")]
    [InlineData("copier.yaml", "configures this service")]
    public void A_file_that_may_not_be_written_is_refused(string file, string words)
    {
        var source = Given.Source(Given.Rule("all", "", Target("acme/docs", file)));

        CopyPlanner.Plan(source, [Given.Removed("x")], (_, path) => path == "copier.yaml").Deprecations.Single().Refusal.Should().Contain(words);
    }

    private static Target Target(string repository, string file) => Given.Target(repository) with { Deprecation = new DeprecationCheck { Enabled = true, File = file } };

    private static CopyPlan Plan(IEnumerable<ChangedFile> files, params Target[] targets) => CopyPlanner.Plan(Given.Source(Given.Rule("all", "", targets)), files);
}
