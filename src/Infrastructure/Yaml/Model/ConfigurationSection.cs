using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Documents;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

/// <summary>The whole document, in either form.</summary>
internal static class ConfigurationSection
{
    private const string LegacyKey = "source_repo";
    private const string SourcesKey = "sources";

    private static readonly string[] LegacyKeys = [LegacyKey, "source_branch", "copy_rules", "batch_by_repo", "batch_pr_config"];

    public static CopierConfiguration Read(Section root)
    {
        var defaults = DefaultsSection.Read(root);
        var sources = root.IsLegacy ? ReadSingle(root, defaults) : ReadSources(root, defaults);
        root.ReportUnknownKeys();
        return root.Origin(new CopierConfiguration { Sources = sources, Defaults = defaults });
    }

    public static bool IsLegacy(MappingNode root) => root.Find(LegacyKey) is not null && root.Find(SourcesKey) is null;

    private static IReadOnlyList<Source> ReadSingle(Section root, Defaults defaults) =>
        SourceSection.ReadLegacy(root, defaults) is { } source ? [source] : [];

    private static IReadOnlyList<Source> ReadSources(Section root, Defaults defaults)
    {
        var field = root[SourcesKey];
        var legacyFields = LegacyKeys.Where(key => field.IsAbsent || root.Has(key)).Select(key => root[key]).ToArray();
        if (field.IsAbsent)
        {
            field.Missing("Write sources: and under it '- repo: owner/name' with its copy_rules, or source_repo: for the single-source form.");
            return [];
        }

        foreach (var legacy in legacyFields)
        {
            legacy.Error($"This belongs to the single-source form and cannot stand beside {SourcesKey}. Move it into an entry of {SourcesKey}.");
        }

        return field.Sections("Write '- repo: owner/name' with its copy_rules.", source => SourceSection.Read(source, defaults));
    }
}
