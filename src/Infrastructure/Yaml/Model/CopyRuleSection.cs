using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

internal static class CopyRuleSection
{
    public static CopyRule? Read(Section section, Defaults defaults)
    {
        var name = section["name"].RequiredText("Give the rule a name that is unique within its source.");
        var source = SourcePatternSection.Read(section);
        var targets = section["targets"].RequiredSections(
            "Write at least one target with repo and path_transform.",
            "Write '- repo: owner/name' with path_transform.",
            target => TargetSection.Read(target, defaults));
        section.ReportUnknownKeys();
        return name is null
            ? null
            : section.Origin(new CopyRule { Name = name, Pattern = source.Pattern, Excludes = source.Excludes, Targets = targets });
    }
}
