using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>A configuration in the <c>sources</c> form. What equals its default is left out, but for what a reader looks for first.</summary>
internal static class SourcesForm
{
    public static string Write(CopierConfiguration configuration) => YamlText.Of(Map(
        ("sources", new YamlValue.Sequence([.. configuration.Sources.Select(Write)]))));

    private static YamlValue Write(Source source) => Map(
        ("repo", Text(source.Repository.ToString())),
        ("branch", Text(source.Branch.Value)),
        ("installation_id", source.InstallationId is { } installation ? Text(installation.ToString()) : null),
        ("batch_by_repo", source.BatchByRepo ? YamlValue.Of(true) : null),
        ("batch_pr_config", source.BatchPullRequest is { } batch ? Write(batch) : null),
        ("settings", SettingsForm.Write(source.Settings)),
        ("copy_rules", new YamlValue.Sequence([.. source.CopyRules.Select(Write)])));

    private static YamlValue? Write(BatchPullRequest batch) => NullIfEmpty(Map(
        ("pr_title", Text(batch.Title?.Text)),
        ("pr_body", Text(batch.Body?.Text)),
        ("commit_message", Text(batch.CommitMessage?.Text)),
        ("use_pr_template", batch.UsePullRequestTemplate is { } use ? YamlValue.Of(use) : null)));

    private static YamlValue Write(CopyRule rule) => Map(
        ("name", Text(rule.Name)),
        ("source_pattern", Map(
            ("type", Text(rule.Pattern!.Type.ToString().ToLowerInvariant())),
            ("pattern", Text(rule.Pattern!.Text)),
            ("exclude_patterns", rule.Excludes.Count == 0 ? null : YamlValue.Of(rule.Excludes.Select(exclude => exclude.Text))))),
        ("targets", new YamlValue.Sequence([.. rule.Targets.Select(Write)])));

    private static YamlValue Write(Target target) => Map(
        ("repo", Text(target.Repository.ToString())),
        ("branch", Text(target.Branch.Value)),
        ("installation_id", target.InstallationId is { } installation ? Text(installation.ToString()) : null),
        ("path_transform", Text(target.PathTransform.Text)),
        ("on_delete", target.OnDelete == OnDelete.Delete ? Text("delete") : null),
        ("commit_strategy", StrategyForm.Write(target.Strategy)),
        ("deprecation_check", Write(target.Deprecation)));

    private static YamlValue.Mapping? Write(DeprecationCheck check) => check == DeprecationCheck.Off ? null : Map(
        ("enabled", YamlValue.Of(check.Enabled)),
        ("file", check.File == DeprecationCheck.DefaultFile ? null : Text(check.File)));

    /// <summary>A mapping of the entries that have a value.</summary>
    internal static YamlValue.Mapping Map(params IReadOnlyList<(string Key, YamlValue? Value)> entries) =>
        new([.. entries.Where(entry => entry.Value is not null).Select(entry => (entry.Key, entry.Value!))]);

    internal static YamlValue? Text(string? text) => text is null ? null : new YamlValue.Scalar(text);

    internal static YamlValue? NullIfEmpty(YamlValue.Mapping mapping) => mapping.Entries.Count == 0 ? null : mapping;
}
