using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Copying;

public sealed class GroupingTests
{
    private static readonly string[] _paths = ["a/x", "b/y"];

    [Theory]
    [InlineData(CommitStrategyType.Direct, Arrival.Commit)]
    [InlineData(CommitStrategyType.PullRequest, Arrival.PullRequest)]
    public void Each_rule_is_a_group_of_its_own(CommitStrategyType type, Arrival arrival) =>
        Keys(SourceOf(type)).Should().Equal($"acme/docs@main {arrival} a", $"acme/docs@main {arrival} b");

    [Fact]
    public void A_batch_puts_all_rules_into_one_pull_request() =>
        Keys(SourceOf(CommitStrategyType.Batch)).Should().Equal("acme/docs@main PullRequest batch");

    [Theory]
    [InlineData(CommitStrategyType.Direct)]
    [InlineData(CommitStrategyType.PullRequest)]
    public void Batching_by_repository_does_so_whatever_the_strategy(CommitStrategyType type) =>
        Keys(SourceOf(type) with { BatchByRepo = true }).Should().Equal("acme/docs@main PullRequest batch");

    [Fact]
    public void Branches_and_repositories_are_never_batched_together()
    {
        var source = Given.Source(
            Given.Rule("a", "a/", Given.Target("acme/docs"), Given.Target("acme/docs", "${path}", "next")),
            Given.Rule("b", "b/", Given.Target("ACME/Docs"), Given.Target("acme/site"))) with
        { BatchByRepo = true };

        Keys(source).Should().Equal("acme/docs@main PullRequest batch", "acme/docs@next PullRequest batch", "acme/site@main PullRequest batch");
    }

    [Fact]
    public void A_batch_speaks_with_the_batch_messages_where_there_are_any()
    {
        var source = SourceOf(CommitStrategyType.PullRequest) with
        {
            BatchByRepo = true,
            BatchPullRequest = new BatchPullRequest { Title = MessageTemplate.Parse("batch title"), Body = MessageTemplate.Parse(""), UsePullRequestTemplate = true },
        };

        var strategy = Plan(source).Single().Strategy;

        strategy.PullRequestTitle.Text.Should().Be("batch title");
        strategy.PullRequestBody.Text.Should().BeEmpty();
        strategy.UsePullRequestTemplate.Should().BeTrue();
        strategy.CommitMessage.Text.Should().Be(CommitStrategy.Default.CommitMessage.Text);
    }

    [Fact]
    public void The_batch_messages_are_not_for_single_rules()
    {
        var source = SourceOf(CommitStrategyType.PullRequest) with { BatchPullRequest = new BatchPullRequest { Title = MessageTemplate.Parse("batch title") } };

        Plan(source).Should().OnlyContain(set => set.Strategy.PullRequestTitle.Text != "batch title");
    }

    private static Source SourceOf(CommitStrategyType type) => Given.Source(
        Given.Rule("a", "a/", Given.Target("acme/docs", type: type)),
        Given.Rule("b", "b/", Given.Target("acme/docs", type: type)));

    private static IReadOnlyList<ChangeSet> Plan(Source source) => CopyPlanner.Plan(source, _paths.Select(Given.Added)).ChangeSets;

    private static IEnumerable<string> Keys(Source source) => Plan(source).Select(set => $"{set.Key.Repository}@{set.Key.Branch} {set.Key.Arrival} {set.Key.Group}");
}
