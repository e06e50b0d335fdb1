using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>
/// How every path that a rule writes to a target begins and ends, as far as the pattern and the template tell. Two rules whose paths begin
/// or end differently never meet; others may, so nothing is missed and a few are suspected wrongly.
/// </summary>
internal sealed record WrittenPaths(string Beginning, string Ending)
{
    private const string Open = "${";

    public static WrittenPaths Of(PathPattern pattern, PathTemplate template)
    {
        var text = template.Text;
        return new WrittenPaths(
            Slashes(BeginningOf(text, pattern)).TrimStart('/'),
            Slashes(EndingOf(text, pattern)).TrimStart('/'));
    }

    // A file system without case takes 'a' and 'A' for one file, and so does the copier.
    public bool MayMeet(WrittenPaths other) =>
        (Beginning.StartsWith(other.Beginning, StringComparison.OrdinalIgnoreCase) || other.Beginning.StartsWith(Beginning, StringComparison.OrdinalIgnoreCase))
        && (Ending.EndsWith(other.Ending, StringComparison.OrdinalIgnoreCase) || other.Ending.EndsWith(Ending, StringComparison.OrdinalIgnoreCase));

    private static string BeginningOf(string template, PathPattern pattern)
    {
        var open = template.IndexOf(Open, StringComparison.Ordinal);
        if (open < 0)
        {
            return template;
        }

        var close = template.IndexOf('}', open);
        var literal = template[..open];
        return template[(open + Open.Length)..close] switch
        {
            "path" => literal + pattern.RequiredPrefix,
            "dir" => literal + pattern.RequiredPrefix[..Math.Max(0, pattern.RequiredPrefix.LastIndexOf('/'))],
            "matched_prefix" when pattern is PrefixPattern => literal + pattern.Text.TrimEnd('/') + BeginningOf(template[(close + 1)..], pattern),
            _ => literal,
        };
    }

    private static string EndingOf(string template, PathPattern pattern)
    {
        var open = template.LastIndexOf(Open, StringComparison.Ordinal);
        if (open < 0)
        {
            return template;
        }

        var close = template.IndexOf('}', open);
        var literal = template[(close + 1)..];
        return template[(open + Open.Length)..close] switch
        {
            "path" => pattern.RequiredSuffix + literal,
            "filename" => FileNameOf(pattern.RequiredSuffix) + literal,
            "relative_path" when pattern is GlobPattern => FileNameOf(pattern.RequiredSuffix) + literal,
            _ => literal,
        };
    }

    private static string FileNameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string Slashes(string path) => path.Contains("//", StringComparison.Ordinal) ? Slashes(path.Replace("//", "/", StringComparison.Ordinal)) : path;
}
