using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

internal static class StrategyForm
{
    public static YamlValue Write(CommitStrategy strategy)
    {
        var usual = CommitStrategy.Default;
        return SourcesForm.Map(
            ("type", SourcesForm.Text(TypeOf(strategy.Type))),
            ("commit_message", Message(strategy.CommitMessage, usual.CommitMessage)),
            ("pr_title", Message(strategy.PullRequestTitle, usual.PullRequestTitle)),
            ("pr_body", Message(strategy.PullRequestBody, usual.PullRequestBody)),
            ("use_pr_template", strategy.UsePullRequestTemplate ? YamlValue.Of(true) : null),
            ("auto_merge", strategy.AutoMerge ? YamlValue.Of(true) : null),
            ("merge_method", strategy.MergeMethod == usual.MergeMethod ? null : SourcesForm.Text(MethodOf(strategy.MergeMethod))),
            ("reuse_open_pr", strategy.ReuseOpenPullRequest ? null : YamlValue.Of(false)),
            ("labels", Texts(strategy.Labels)),
            ("reviewers", Texts(strategy.Reviewers)),
            ("team_reviewers", Texts(strategy.TeamReviewers)),
            ("assignees", Texts(strategy.Assignees)),
            ("draft", strategy.Draft ? YamlValue.Of(true) : null));
    }

    private static YamlValue? Message(MessageTemplate message, MessageTemplate usual) => message.Text == usual.Text ? null : SourcesForm.Text(message.Text);

    private static YamlValue? Texts(IReadOnlyList<string> texts) => texts.Count == 0 ? null : YamlValue.Of(texts);

    private static string TypeOf(CommitStrategyType type) => type switch
    {
        CommitStrategyType.Direct => "direct",
        CommitStrategyType.PullRequest => "pull_request",
        _ => "batch",
    };

    private static string MethodOf(MergeMethod method) => method switch
    {
        MergeMethod.Squash => "squash",
        MergeMethod.Rebase => "rebase",
        _ => "merge",
    };
}
