using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>A <c>regex</c> transformation: the same syntax, but <c>name</c> was no built-in variable.</summary>
internal static class RegexTransformation
{
    private const string BuiltInNow = "name";

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
            var renamed = FreeName(pattern);
            transform = transform.Replace($"${{{BuiltInNow}}}", $"${{{renamed}}}", StringComparison.Ordinal);
            if (Rename(regex, renamed) is not { } again)
            {
                part["pattern"].Error($"The group '{BuiltInNow}' is called like a built-in variable now. Give it another name, here and in transform.");
                return null;
            }

            pattern = again;
        }

        return new Transformation
        {
            Pattern = pattern,
            Template = OlderPath.Template(part, transform, new HashSet<string>([.. _always, .. pattern.GroupNames], StringComparer.Ordinal)),
            Matched = [regex],
        };
    }

    private static string FreeName(RegexPattern pattern) => Enumerable.Range(1, int.MaxValue)
        .Select(number => number == 1 ? $"{BuiltInNow}_group" : FormattableString.Invariant($"{BuiltInNow}_group_{number}"))
        .First(name => !pattern.GroupNames.Contains(name));

    // Null where what begins the group stands more than once: there it may stand for itself, and must stay.
    private static RegexPattern? Rename(string regex, string renamed)
    {
        string[] spellings = [$"(?P<{BuiltInNow}>", $"(?<{BuiltInNow}>"];
        return spellings.Sum(spelling => regex.Split(spelling).Length - 1) > 1 ? null : (RegexPattern)PathPattern.Parse(
            PatternType.Regex,
            spellings.Aggregate(regex, (text, spelling) => text.Replace(spelling, $"(?P<{renamed}>", StringComparison.Ordinal))).Pattern!;
    }
}
