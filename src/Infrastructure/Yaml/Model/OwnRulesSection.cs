using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

/// <summary>
/// The file in which a source keeps its own rules. Whoever may merge there may change it, so it says what is copied and how,
/// and where to only within what the central file allows.
/// </summary>
internal static class OwnRulesSection
{
    private const string InstallationAdvice = "An installation is named in the central file only. Remove it here.";

    public static CopierConfiguration Read(Section root, Source source, Defaults defaults)
    {
        var batchByRepo = root["batch_by_repo"].Boolean() ?? false;
        var batch = BatchSection.Read(root);
        var rules = SourceSection.ReadRules(root, defaults);
        root.ReportUnknownKeys();
        RefuseWhatIsNotAllowed(root, rules, source);

        var own = root.Origin(source with { ConfigFile = null, BatchByRepo = batchByRepo, BatchPullRequest = batch, CopyRules = rules });
        return root.Origin(new CopierConfiguration { Sources = [own], Defaults = defaults });
    }

    private static void RefuseWhatIsNotAllowed(Section root, IReadOnlyList<CopyRule> rules, Source source)
    {
        var allowed = AllowedTargets.Of(source);
        foreach (var target in rules.SelectMany(rule => rule.Targets))
        {
            var section = root.OriginOf(target);
            if (target.InstallationId is not null)
            {
                section["installation_id"].Error(InstallationAdvice);
            }

            if (allowed.RefusalOf(target) is { } refusal)
            {
                section["repo"].Error(refusal);
            }
        }
    }
}
