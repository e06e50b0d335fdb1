using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

internal static class TargetSection
{
    private static readonly Dictionary<string, OnDelete> Deletions = new(StringComparer.Ordinal)
    {
        ["keep"] = OnDelete.Keep,
        ["delete"] = OnDelete.Delete,
    };

    /// <summary>Null when what a target cannot do without is missing or wrong; that is reported.</summary>
    public static Target? Read(Section section, Defaults defaults)
    {
        var repository = section["repo"].RequiredRepository();
        var branch = section["branch"].Branch() ?? BranchName.Main;
        var installation = section["installation_id"].Installation();
        var path = ReadTemplate(section["path_transform"]);
        var onDelete = section["on_delete"].Choice(Deletions) ?? OnDelete.Keep;
        var strategy = CommitStrategySection.Read(section, defaults.Strategy);
        var deprecation = DeprecationSection.Read(section, defaults.Deprecation);
        section.ReportUnknownKeys();
        if (repository is null || path is null)
        {
            return null;
        }

        return section.Origin(new Target
        {
            Repository = repository,
            Branch = branch,
            InstallationId = installation,
            PathTransform = path,
            OnDelete = onDelete,
            Strategy = strategy,
            Deprecation = deprecation,
        });
    }

    private static PathTemplate? ReadTemplate(Field field)
    {
        var text = field.RequiredText("Write where the file goes, like docs/${relative_path}; ${path} keeps the source path.");
        if (text is null)
        {
            return null;
        }

        var parsed = PathTemplate.Parse(text);
        if (parsed.Error is not { } error)
        {
            return parsed.Template;
        }

        field.ErrorUnlessLegacy(error.Message, "each file fails", error.Offset);
        // No pattern has such a variable, so rendering fails for every file, as it always did.
        return field.IsLegacy ? PathTemplate.Parse("${unterminated variable}").Template : null;
    }
}
