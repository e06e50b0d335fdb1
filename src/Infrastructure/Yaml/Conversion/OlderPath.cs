using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Paths and templates of the older tools in ours.</summary>
internal static class OlderPath
{
    /// <summary>The path as Go's <c>path.Clean</c> leaves it, but empty for the top; what leads out of the repository stays and is refused there.</summary>
    public static string Clean(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/').Where(segment => segment is not ("" or ".")))
        {
            if (segment == ".." && segments is [.., not ".."])
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    /// <summary>A path as a glob that matches it alone.</summary>
    public static string AsGlob(string path) => string.Concat(path.Select(c => @"\*?[]{}".Contains(c, StringComparison.Ordinal) ? $@"\{c}" : c.ToString()));

    /// <summary>Literal text with a variable behind it; null after telling that the text cannot be literal here.</summary>
    public static PathTemplate? Template(OlderPart part, string literal, string variable)
    {
        if (literal.Contains("${", StringComparison.Ordinal))
        {
            part.Note("This is left out: '${' begins a variable now, and stood for itself here.");
            return null;
        }

        return PathTemplate.Parse(literal + variable).Template;
    }

    /// <summary>A template whose variables are all known; null after telling why the older tool never got a path from it.</summary>
    public static PathTemplate? Template(OlderPart part, string text, IReadOnlySet<string> known)
    {
        if (PathTemplate.Parse(text).Template is not { } template)
        {
            part.Note("This is left out: a '${' in transform is not closed, and stood for itself here.");
            return null;
        }

        if (template.VariableNames.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            part.Note($"This is left out, as it copied nothing: there was no ${{{unknown}}} here, so every file that it matched failed.");
            return null;
        }

        if (template.VariableNames.Contains("ext"))
        {
            part.Note("${ext} of a name like .gitignore is empty now; it was 'gitignore'.");
        }

        return template;
    }
}
