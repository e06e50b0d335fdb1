using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>A <c>regex</c> transformation: the same syntax, but <c>name</c> was no built-in variable.</summary>
internal static class RegexTransformation
{
    private const string BuiltInNow = "name";
    private const string Renamed = "name_group";

    private static readonly string[] _always = ["path", "filename", "dir", "ext"];

    public static Transformation? Convert(OlderPart part, string regex, string transform)
    {
        var parsed = PathPattern.Parse(PatternType.Regex, regex);
        if (parsed.Pattern is not RegexPattern pattern)
        {
            part.Note($"This is left out, as it never matched: {parsed.Error!.Message}");
            return null;
        }

        if (pattern.GroupNames.Contains(BuiltInNow))
        {
            pattern = Rename(regex);
            transform = transform.Replace($"${{{BuiltInNow}}}", $"${{{Renamed}}}", StringComparison.Ordinal);
        }

        return new Transformation
        {
            Pattern = pattern,
            Template = OlderPath.Template(part, transform, new HashSet<string>([.. _always, .. pattern.GroupNames], StringComparer.Ordinal)),
            Matched = [regex],
        };
    }

    private static RegexPattern Rename(string regex) => (RegexPattern)PathPattern.Parse(
        PatternType.Regex,
        regex.Replace($"(?P<{BuiltInNow}>", $"(?P<{Renamed}>", StringComparison.Ordinal).Replace($"(?<{BuiltInNow}>", $"(?P<{Renamed}>", StringComparison.Ordinal)).Pattern!;
}
