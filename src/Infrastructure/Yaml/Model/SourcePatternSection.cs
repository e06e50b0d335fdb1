using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

/// <summary><c>source_pattern</c>: what a rule matches, and what it leaves out.</summary>
internal sealed record SourcePatternSection(PathPattern? Pattern, IReadOnlyList<PathPattern> Excludes)
{
    private static readonly Dictionary<string, PatternType> Types = new(StringComparer.Ordinal)
    {
        ["prefix"] = PatternType.Prefix,
        ["glob"] = PatternType.Glob,
        ["regex"] = PatternType.Regex,
    };

    public static SourcePatternSection Read(Section rule)
    {
        var field = rule["source_pattern"];
        if (field.Mapping() is not { } section)
        {
            if (field.IsAbsent)
            {
                field.Missing("Write type: prefix, glob or regex, and pattern:.");
            }

            return new SourcePatternSection(null, []);
        }

        var read = new SourcePatternSection(ReadPattern(section), ReadExcludes(section["exclude_patterns"]));
        section.ReportUnknownKeys();
        return read;
    }

    private static PathPattern? ReadPattern(Section section)
    {
        var type = section["type"].RequiredText("Write prefix, glob or regex.") is null ? null : section["type"].Choice(Types);
        var field = section["pattern"];
        var text = field.RequiredText("Write what source paths look like; to match every file, write type: glob and pattern: '**'.");
        if (type is null || text is null)
        {
            return null;
        }

        var parsed = PathPattern.Parse(type.Value, text);
        if (parsed.Error is { } error)
        {
            field.ErrorUnlessLegacy(error.Message, "the rule never matches", error.Offset);
        }

        return parsed.Pattern;
    }

    private static PathPattern[] ReadExcludes(Field field)
    {
        var excludes = new List<PathPattern>();
        foreach (var item in field.Items() ?? [])
        {
            if (item.RequiredText("Write a regular expression over source paths.") is not { } text)
            {
                continue;
            }

            var parsed = PathPattern.Parse(PatternType.Regex, text);
            if (parsed.Error is { } error)
            {
                item.Error(error.Message, error.Offset);
            }

            excludes.AddRange(parsed.Pattern is { } pattern ? [pattern] : []);
        }

        return [.. excludes];
    }
}
