using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.UnitTests.Configuration;

public sealed class DefaultsTests
{
    [Fact]
    public void Fill_each_field_that_a_target_or_source_leaves_out()
    {
        var source = Read(
            """
            defaults:
              commit_strategy: {type: pull_request, pr_title: wide, auto_merge: true, labels: [wide], merge_method: squash}
              deprecation_check: {enabled: true, file: wide.json}
              settings: {enabled: false, dry_run: true, timeout_seconds: 60, rate_limit: {max_webhooks_per_minute: 5, max_concurrent: 1}}
            """,
            settings: "{timeout_seconds: 90, rate_limit: {max_concurrent: 9}}",
            strategy: "{commit_message: narrow}");

        source.Settings.Should().Be(new SourceSettings
        {
            Enabled = false,
            DryRun = true,
            Timeout = TimeSpan.FromSeconds(90),
            MaxWebhooksPerMinute = 5,
            MaxConcurrent = 9,
        });
        var target = source.CopyRules[0].Targets[0];
        target.Deprecation.Should().Be(new DeprecationCheck { Enabled = true, File = "wide.json" });
        target.Strategy.Type.Should().Be(CommitStrategyType.PullRequest);
        target.Strategy.PullRequestTitle.Text.Should().Be("wide");
        target.Strategy.CommitMessage.Text.Should().Be("narrow");
        target.Strategy.AutoMerge.Should().BeTrue();
        target.Strategy.MergeMethod.Should().Be(MergeMethod.Squash);
        target.Strategy.Labels.Should().Equal("wide");
    }

    [Fact]
    public void Fill_every_field_of_a_strategy()
    {
        var strategy = Read(
            """
            defaults:
              commit_strategy: {type: batch, commit_message: c, pr_title: t, pr_body: b, use_pr_template: true, auto_merge: true, merge_method: rebase,
                reuse_open_pr: false, labels: [l], reviewers: [r], team_reviewers: [m], assignees: [a], draft: true, batch_size: 7}
            """,
            settings: "{}",
            strategy: "{}").CopyRules[0].Targets[0].Strategy;

        strategy.Should().BeEquivalentTo(new CommitStrategy
        {
            Type = CommitStrategyType.Batch,
            CommitMessage = MessageTemplate.Parse("c"),
            PullRequestTitle = MessageTemplate.Parse("t"),
            PullRequestBody = MessageTemplate.Parse("b"),
            UsePullRequestTemplate = true,
            AutoMerge = true,
            MergeMethod = MergeMethod.Rebase,
            ReuseOpenPullRequest = false,
            Labels = ["l"],
            Reviewers = ["r"],
            TeamReviewers = ["m"],
            Assignees = ["a"],
            Draft = true,
        });
    }

    [Fact]
    public void Give_way_to_an_explicit_false_empty_text_or_empty_list()
    {
        var source = Read(
            """
            defaults:
              commit_strategy: {pr_body: wide, auto_merge: true, reuse_open_pr: true, labels: [wide], draft: true}
              deprecation_check: {enabled: true}
              settings: {enabled: false, dry_run: true}
            """,
            settings: "{enabled: true, dry_run: false}",
            strategy: """{pr_body: "", auto_merge: false, reuse_open_pr: false, labels: [], draft: false}""",
            deprecation: "{enabled: false}");

        source.Settings.Enabled.Should().BeTrue();
        source.Settings.DryRun.Should().BeFalse();
        var target = source.CopyRules[0].Targets[0];
        target.Deprecation.Enabled.Should().BeFalse();
        target.Strategy.PullRequestBody.Text.Should().BeEmpty();
        target.Strategy.AutoMerge.Should().BeFalse();
        target.Strategy.ReuseOpenPullRequest.Should().BeFalse();
        target.Strategy.Labels.Should().BeEmpty();
        target.Strategy.Draft.Should().BeFalse();
    }

    [Fact]
    public void A_null_leaves_the_field_to_the_defaults()
    {
        var source = Read(
            "defaults: {commit_strategy: {pr_title: wide}, settings: {timeout_seconds: 60}}",
            settings: "~",
            strategy: "{pr_title: null}");

        source.Settings.Timeout.Should().Be(TimeSpan.FromMinutes(1));
        source.CopyRules[0].Targets[0].Strategy.PullRequestTitle.Text.Should().Be("wide");
    }

    private static Source Read(string defaults, string settings, string strategy, string deprecation = "{}") => ConfigurationFile.ReadValid($$"""
        {{defaults}}
        sources:
          - repo: acme/code
            settings: {{settings}}
            copy_rules:
              - name: all
                source_pattern: {type: glob, pattern: '**'}
                targets:
                  - repo: acme/docs
                    path_transform: '${path}'
                    commit_strategy: {{strategy}}
                    deprecation_check: {{deprecation}}
        """).Sources[0];
}
