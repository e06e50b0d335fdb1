using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Configuration;

public sealed class SingleSourceFormTests
{
    [Fact]
    public void Becomes_one_source_with_its_defaults()
    {
        var source = ConfigurationFile.ReadValid("""
            source_repo: acme/code
            source_branch: develop
            batch_by_repo: true
            batch_pr_config: {pr_title: all}
            defaults:
              settings: {dry_run: true}
              commit_strategy: {type: pull_request}
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go}
                targets: [{repo: acme/docs, path_transform: '${path}'}]
            """).Sources.Should().ContainSingle().Subject;

        source.IsLegacy.Should().BeTrue();
        source.Repository.Should().Be(RepositoryName.Parse("acme/code"));
        source.Branch.Value.Should().Be("develop");
        source.BatchByRepo.Should().BeTrue();
        source.BatchPullRequest!.Title!.Text.Should().Be("all");
        source.Settings.DryRun.Should().BeTrue();
        source.CopyRules[0].Targets[0].Strategy.Type.Should().Be(CommitStrategyType.PullRequest);
    }

    [Fact]
    public void Empty_texts_mean_what_leaving_them_out_means()
    {
        var source = ConfigurationFile.ReadValid("""
            source_repo: acme/code
            source_branch: ""
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go}
                targets:
                  - repo: acme/docs
                    branch: ""
                    path_transform: ${path}
                    commit_strategy: {type: ""}
                    deprecation_check: {enabled: true, file: ""}
            """).Sources[0];

        source.Branch.Should().Be(BranchName.Main);
        var target = source.CopyRules[0].Targets[0];
        target.Branch.Should().Be(BranchName.Main);
        target.Strategy.Type.Should().Be(CommitStrategyType.Direct);
        target.Deprecation.File.Should().Be(DeprecationCheck.DefaultFile);
    }
}
