using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>A <c>glob</c> transformation: the same globs, but <c>relative_path</c> was what followed the text before the first <c>**</c>.</summary>
internal static class GlobTransformation
{
    private const string RelativePath = "relative_path";

    private static readonly HashSet<string> _always = new(["path", "filename", "dir", "ext"], StringComparer.Ordinal);

    public static Transformation? Convert(OlderPart part, string glob, string transform)
    {
        var parsed = PathPattern.Parse(PatternType.Glob, glob);
        if (parsed.Pattern is not { } pattern)
        {
            part["pattern"].Error($"This is not a valid glob: {parsed.Error!.Message}");
            return null;
        }

        if (GlobAsRegex.Translate(glob) is not { } matched)
        {
            part["pattern"].Error("The braces of this glob make more than 64 alternatives. Write several transformations.");
            return null;
        }

        var beginning = TextBeforeStars(glob);
        var template = OlderPath.Template(part, transform, beginning is null ? _always : [.. _always, RelativePath]);
        if (template?.VariableNames.Contains(RelativePath) != true)
        {
            return new Transformation { Pattern = pattern, Template = template, Matched = matched };
        }

        return beginning!.Length == 0 || beginning[^1] == '/'
            ? new Transformation { Pattern = pattern, Template = template, Matched = matched, Excepted = FolderItself(pattern, template, beginning.TrimEnd('/')) }
            : new Transformation { Pattern = Capturing(beginning, matched) ?? pattern, Template = Known(part, template, matched), Matched = matched };
    }

    // Where the stars follow anything but plain text, nothing that matched began with it.
    private static string? TextBeforeStars(string glob)
    {
        var stars = glob.IndexOf("**", StringComparison.Ordinal);
        return stars >= 0 && glob.AsSpan(0, stars).IndexOfAny("*?[{\\") < 0 ? glob[..stars] : null;
    }

    // "a/**" matches a file a, too; for it there was no relative_path.
    private static string[] FolderItself(PathPattern pattern, PathTemplate template, string folder)
    {
        var values = template.VariableNames.ToDictionary(name => name, name => name == RelativePath ? "" : "x", StringComparer.Ordinal);
        return folder.Length > 0 && pattern.IsMatch(folder) && template.Render(values).IsRendered ? [$"^{RegexText.Quote(folder)}$"] : [];
    }

    // With stars in the middle of a name, relative_path began there, too; ours begins with the name.
    private static PathPattern? Capturing(string beginning, IReadOnlyList<string> matched)
    {
        var start = $"^{RegexText.Quote(beginning)}";
        if (matched is not [var only])
        {
            return null;
        }

        var rest = only[start.Length..];
        rest = rest.EndsWith("(/|$)", StringComparison.Ordinal) ? $"{rest[..^5]}(/.*)?" : rest[..^1];
        return PathPattern.Parse(PatternType.Regex, $"{start}(?P<{RelativePath}>{rest})$").Pattern;
    }

    private static PathTemplate? Known(OlderPart part, PathTemplate template, IReadOnlyList<string> matched)
    {
        if (matched.Count == 1)
        {
            return template;
        }

        part.Note("This is left out: ${relative_path} began in the middle of a name, and has no counterpart with braces. Write it as a regex.");
        return null;
    }
}
