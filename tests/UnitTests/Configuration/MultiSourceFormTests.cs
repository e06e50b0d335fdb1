using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Configuration;

public sealed class MultiSourceFormTests
{
    private const string Everything = """
        sources:
          - repo: Acme/Code-Examples
            branch: release/v1
            installation_id: "12345678"
            batch_by_repo: true
            batch_pr_config:
              pr_title: T ${source_repo}
              pr_body: B
              commit_message: C
              use_pr_template: true
            settings:
              enabled: false
              dry_run: true
              timeout_seconds: 3600
              rate_limit: {max_webhooks_per_minute: 7, max_concurrent: 2}
            copy_rules:
              - name: go
                source_pattern:
                  type: regex
                  pattern: '^go/(?P<rest>.+)$'
                  exclude_patterns: ['_test\.go$', '^go/internal/']
                targets:
                  - repo: acme/docs
                    branch: docs
                    installation_id: 87654321
                    path_transform: code/${rest}
                    on_delete: delete
                    commit_strategy:
                      type: pull_request
                      commit_message: "m ${file_count}"
                      pr_title: t
                      pr_body: b
                      use_pr_template: true
                      auto_merge: true
                      merge_method: rebase
                      reuse_open_pr: false
                      labels: [x, y]
                      reviewers: [jane]
                      team_reviewers: [docs]
                      assignees: [joe]
                      draft: true
                      batch_size: 100
                    deprecation_check: {enabled: true, file: gone.json}
        """;

    [Fact]
    public void Every_key_reaches_the_model()
    {
        var source = ConfigurationFile.ReadValid(Everything).Sources.Should().ContainSingle().Subject;

        source.Repository.Should().Be(RepositoryName.Parse("acme/code-examples"));
        source.Branch.Value.Should().Be("release/v1");
        source.InstallationId.Should().Be(new InstallationId(12345678));
        source.IsLegacy.Should().BeFalse();
        source.BatchByRepo.Should().BeTrue();
        source.BatchPullRequest!.Title!.Text.Should().Be("T ${source_repo}");
        source.BatchPullRequest.Body!.Text.Should().Be("B");
        source.BatchPullRequest.CommitMessage!.Text.Should().Be("C");
        source.BatchPullRequest.UsePullRequestTemplate.Should().BeTrue();
        source.Settings.Should().Be(new SourceSettings
        {
            Enabled = false,
            DryRun = true,
            Timeout = TimeSpan.FromHours(1),
            MaxWebhooksPerMinute = 7,
            MaxConcurrent = 2,
        });

        var rule = source.CopyRules.Should().ContainSingle().Subject;
        rule.Name.Should().Be("go");
        rule.Pattern.Should().Be(PathPattern.Parse(PatternType.Regex, "^go/(?P<rest>.+)$").Pattern);
        rule.Excludes.Select(exclude => exclude.Text).Should().Equal(@"_test\.go$", "^go/internal/");

        var target = rule.Targets.Should().ContainSingle().Subject;
        target.Repository.Should().Be(RepositoryName.Parse("acme/docs"));
        target.Branch.Value.Should().Be("docs");
        target.InstallationId.Should().Be(new InstallationId(87654321));
        target.PathTransform.Text.Should().Be("code/${rest}");
        target.OnDelete.Should().Be(OnDelete.Delete);
        target.Deprecation.Should().Be(new DeprecationCheck { Enabled = true, File = "gone.json" });

        var strategy = target.Strategy;
        strategy.Type.Should().Be(CommitStrategyType.PullRequest);
        strategy.CommitMessage.Text.Should().Be("m ${file_count}");
        strategy.PullRequestTitle.Text.Should().Be("t");
        strategy.PullRequestBody.Text.Should().Be("b");
        strategy.UsePullRequestTemplate.Should().BeTrue();
        strategy.AutoMerge.Should().BeTrue();
        strategy.MergeMethod.Should().Be(MergeMethod.Rebase);
        strategy.ReuseOpenPullRequest.Should().BeFalse();
        strategy.Labels.Should().Equal("x", "y");
        strategy.Reviewers.Should().Equal("jane");
        strategy.TeamReviewers.Should().Equal("docs");
        strategy.Assignees.Should().Equal("joe");
        strategy.Draft.Should().BeTrue();
    }

    [Fact]
    public void What_is_left_out_takes_the_documented_value()
    {
        var source = ConfigurationFile.ReadValid("""
            sources:
              - repo: acme/code
                settings: {}
                copy_rules:
                  - name: all
                    source_pattern: {type: glob, pattern: '**'}
                    targets: [{repo: acme/docs, path_transform: '${path}'}]
            """).Sources[0];

        source.Branch.Should().Be(BranchName.Main);
        source.InstallationId.Should().BeNull();
        source.ConfigFile.Should().BeNull();
        source.AllowedTargets.Should().BeNull();
        source.BatchByRepo.Should().BeFalse();
        source.BatchPullRequest.Should().BeNull();
        source.Settings.Should().Be(SourceSettings.Default);
        source.Settings.Enabled.Should().BeTrue();

        var target = source.CopyRules[0].Targets[0];
        target.Branch.Should().Be(BranchName.Main);
        target.OnDelete.Should().Be(OnDelete.Keep);
        target.Strategy.Should().BeEquivalentTo(CommitStrategy.Default);
        target.Strategy.ReuseOpenPullRequest.Should().BeTrue();
        target.Deprecation.Should().Be(DeprecationCheck.Off);
    }

    [Fact]
    public void Rules_may_live_in_the_source_repository()
    {
        var source = ConfigurationFile.ReadValid("""
            sources:
              - repo: acme/code
                config_file: .copier/config.yaml
                allowed_targets: ["acme/*", "other/docs@main"]
            """).Sources[0];

        source.ConfigFile.Should().Be(".copier/config.yaml");
        source.AllowedTargets.Should().Equal("acme/*", "other/docs@main");
        source.CopyRules.Should().BeEmpty();
    }

    [Fact]
    public void A_list_of_no_sources_is_valid_because_others_may_be_registered_by_API() =>
        ConfigurationFile.ReadValid("sources: []").Sources.Should().BeEmpty();
}
