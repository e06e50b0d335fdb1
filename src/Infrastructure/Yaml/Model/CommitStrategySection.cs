using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

internal static class CommitStrategySection
{
    private const string LoginAdvice = "Write a login of GitHub.";

    private static readonly Dictionary<string, CommitStrategyType> Types = new(StringComparer.Ordinal)
    {
        ["direct"] = CommitStrategyType.Direct,
        ["pull_request"] = CommitStrategyType.PullRequest,
        ["batch"] = CommitStrategyType.Batch,
    };

    private static readonly Dictionary<string, MergeMethod> MergeMethods = new(StringComparer.Ordinal)
    {
        ["merge"] = MergeMethod.Merge,
        ["squash"] = MergeMethod.Squash,
        ["rebase"] = MergeMethod.Rebase,
    };

    public static CommitStrategy Read(Section parent, CommitStrategy basis)
    {
        if (parent["commit_strategy"].Mapping() is not { } section)
        {
            return basis;
        }

        var strategy = basis with
        {
            Type = section["type"].Choice(Types) ?? basis.Type,
            CommitMessage = section["commit_message"].Message() ?? basis.CommitMessage,
            PullRequestTitle = section["pr_title"].Message() ?? basis.PullRequestTitle,
            PullRequestBody = section["pr_body"].Message() ?? basis.PullRequestBody,
            UsePullRequestTemplate = section["use_pr_template"].Boolean() ?? basis.UsePullRequestTemplate,
            AutoMerge = section["auto_merge"].Boolean() ?? basis.AutoMerge,
            MergeMethod = section["merge_method"].Choice(MergeMethods) ?? basis.MergeMethod,
            ReuseOpenPullRequest = section["reuse_open_pr"].Boolean() ?? basis.ReuseOpenPullRequest,
            Labels = section["labels"].Texts("Write the name of a label.") ?? basis.Labels,
            Reviewers = section["reviewers"].Texts(LoginAdvice) ?? basis.Reviewers,
            TeamReviewers = section["team_reviewers"].Texts("Write the name of a team as in its address, without the organisation.") ?? basis.TeamReviewers,
            Assignees = section["assignees"].Texts(LoginAdvice) ?? basis.Assignees,
            Draft = section["draft"].Boolean() ?? basis.Draft,
        };
        section["batch_size"].Integer();
        section.ReportUnknownKeys();
        return strategy;
    }
}
