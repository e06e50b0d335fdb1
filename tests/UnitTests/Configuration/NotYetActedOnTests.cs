using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Configuration;

public sealed class NotYetActedOnTests
{
    [Fact]
    public void A_plain_target_has_nothing_to_tell() => NotYetActedOn.In(With(target => target)).Should().BeEmpty();

    [Fact]
    public void Each_setting_without_effect_is_named_with_its_place() =>
        NotYetActedOn.In(With(target => target with
        {
            OnDelete = OnDelete.Delete,
            Deprecation = new DeprecationCheck { Enabled = true },
            Strategy = new CommitStrategy { AutoMerge = true, UsePullRequestTemplate = true, Labels = ["a"], Reviewers = ["b"], TeamReviewers = ["c"], Assignees = ["d"] },
        })).Should().HaveCount(8)
            .And.AllSatisfy(warning => warning.Should().StartWith("acme/examples, rule 'go', target acme/docs: ").And.EndWith(" has no effect in this version."))
            .And.ContainSingle(warning => warning.Contains("auto_merge", StringComparison.Ordinal));

    private static CopierConfiguration With(Func<Target, Target> change) => new()
    {
        Sources =
        [
            new Source
            {
                Repository = RepositoryName.Parse("acme/examples"),
                CopyRules =
                [
                    new CopyRule
                    {
                        Name = "go",
                        Pattern = PathPattern.Parse(PatternType.Prefix, "go/").Pattern,
                        Targets = [change(new Target { Repository = RepositoryName.Parse("acme/docs"), PathTransform = PathTemplate.Parse("${path}").Template! })],
                    },
                ],
            },
        ],
    };
}
