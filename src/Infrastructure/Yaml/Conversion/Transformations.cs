using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Reads <c>transformations</c>. What is wrong is reported, and what has no counterpart is told.</summary>
internal static class Transformations
{
    private static readonly string[] _kinds = ["move", "copy", "glob", "regex"];

    public static Transformation? Read(OlderPart part)
    {
        var given = _kinds.Where(part.Has).ToList();
        if (given is not [var kind])
        {
            part.Error(given.Count == 0 ? "Expected one of move, copy, glob and regex." : $"Expected one of move, copy, glob and regex, found {string.Join(" and ", given)}.");
            return null;
        }

        part.NoteOthers(kind);
        var (body, isPath) = (part[kind], kind is "move" or "copy");
        var (first, second) = isPath ? ("from", "to") : ("pattern", "transform");
        body.NoteOthers(first, second);
        var (what, to) = (body[first].Required("Write what source paths look like."), body[second].Required("Write where they go."));
        return what is null || to is null ? null : kind switch
        {
            "move" => Move(body, what, to),
            "copy" => Copy(body, what, to),
            "glob" => GlobTransformation.Convert(body, what, to),
            _ => RegexTransformation.Convert(body, what, to),
        };
    }

    private static Transformation Move(OlderPart part, string from, string to)
    {
        var folder = from.EndsWith('/') ? from[..^1] : from;
        var target = OlderPath.Clean(to);
        var (pattern, template) = (IsGitHubFolder(target), to.EndsWith('/') || target.Length == 0) switch
        {
            // The rule that lets a template into .github/ asks for its slash.
            (true, _) => (Parse(PatternType.Prefix, $"{folder}/"), OlderPath.Template(part, $"{target}/", "${relative_path}")),
            (_, true) => (Parse(PatternType.Regex, $"^{RegexText.Quote(folder)}(/(?P<below>.*))?$"), OlderPath.Template(part, $"{target}/", "${below}")),
            _ => (Parse(PatternType.Regex, $"^{RegexText.Quote(folder)}(?P<below>/.*)?$"), OlderPath.Template(part, target, "${below}")),
        };
        if (IsGitHubFolder(target))
        {
            part.Note($"This is taken for a folder: a file '{folder}' would not be moved.");
        }

        return new Transformation { Pattern = pattern, Template = template, Matched = [$"^{RegexText.Quote(folder)}(/|$)"], Folder = folder };
    }

    private static Transformation Copy(OlderPart part, string from, string to) => new()
    {
        Pattern = Parse(PatternType.Glob, OlderPath.AsGlob(from)),
        Template = OlderPath.Template(part, to, ""),
        Matched = [$"^{RegexText.Quote(from)}$"],
        OnlyPath = from,
    };

    private static bool IsGitHubFolder(string target) =>
        target.Length > 0 && !target.Contains('/', StringComparison.Ordinal) && TrustBearingPaths.Refusal($"{target}/x", "") is not null;

    private static PathPattern Parse(PatternType type, string text) => PathPattern.Parse(type, text).Pattern!;
}
