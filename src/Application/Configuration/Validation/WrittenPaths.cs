using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>
/// How every path that a rule writes to a target begins and ends, as far as the pattern and the template tell. Two rules whose paths begin
/// or end differently never meet; others may, so nothing is missed and a few are suspected wrongly.
/// </summary>
internal sealed class WrittenPaths
{
    private const string Open = "${";

    private readonly string _beginning;
    private readonly string _ending;

    // A file system without case takes 'a' and 'A' for one file, and so does the copier.
    private WrittenPaths(string beginning, string ending) =>
        (_beginning, _ending) = (Slashes(beginning).TrimStart('/').ToUpperInvariant(), Slashes(ending).TrimStart('/').ToUpperInvariant());

    public static WrittenPaths Of(PathPattern pattern, PathTemplate template) =>
        new(BeginningOf(template.Text, pattern), EndingOf(template.Text, pattern));

    public bool MayMeet(WrittenPaths other)
    {
        var beginning = Math.Min(_beginning.Length, other._beginning.Length);
        var ending = Math.Min(_ending.Length, other._ending.Length);
        return _beginning.AsSpan(0, beginning).SequenceEqual(other._beginning.AsSpan(0, beginning))
            && _ending.AsSpan(_ending.Length - ending).SequenceEqual(other._ending.AsSpan(other._ending.Length - ending));
    }

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

    private static string Slashes(string path)
    {
        while (path.Contains("//", StringComparison.Ordinal))
        {
            path = path.Replace("//", "/", StringComparison.Ordinal);
        }

        return path;
    }
}
