using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Settings that are read and checked and that this version does nothing with: said at every load, so that nobody waits for them.</summary>
internal static class NotYetActedOn
{
    public static IEnumerable<string> In(CopierConfiguration configuration) =>
        from source in configuration.Sources
        from rule in source.CopyRules
        from target in rule.Targets
        from setting in Of(target)
        select $"{source.Repository}, rule '{rule.Name}', target {target.Repository}: {setting} has no effect in this version.";

    private static IEnumerable<string> Of(Target target)
    {
        var strategy = target.Strategy;
        (bool IsSet, string Name)[] settings =
        [
            (target.OnDelete == OnDelete.Delete, "on_delete: delete"),
            (target.Deprecation.Enabled, "deprecation_check"),
            (strategy.AutoMerge, "auto_merge"),
            (strategy.UsePullRequestTemplate, "use_pr_template"),
            (strategy.Labels.Count > 0, "labels"),
            (strategy.Reviewers.Count > 0, "reviewers"),
            (strategy.TeamReviewers.Count > 0, "team_reviewers"),
            (strategy.Assignees.Count > 0, "assignees"),
        ];
        return settings.Where(setting => setting.IsSet).Select(setting => setting.Name);
    }
}
