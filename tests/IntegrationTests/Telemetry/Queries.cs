using System.Text.RegularExpressions;

namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>Finds in a PromQL query what it takes from a service: metrics, and the labels that it selects or groups by.</summary>
internal static partial class Queries
{
    private static readonly string[] _words = ["and", "or", "unless", "on", "ignoring", "group_left", "group_right", "bool", "offset", "by", "without"];

    public static IEnumerable<string> Metrics(string query) => Name().Matches(Aside().Replace(Grouping().Replace(Text().Replace(query, "\"\""), " "), " "))
        .Select(match => match.Value)
        .Where(name => !_words.Contains(name))
        .Distinct();

    public static IEnumerable<string> Labels(string query) =>
        Grouping().Matches(query).SelectMany(group => group.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Concat(Matcher().Matches(query).Select(match => match.Groups["label"].Value))
            .Except(["le", "job", "instance"])
            .Distinct();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();

    [GeneratedRegex(@"\b(by|without|on|ignoring)\s*\((?<labels>[^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]")]
    private static partial Regex Aside();

    [GeneratedRegex(@"(?<![0-9.\w])[a-zA-Z_:][a-zA-Z0-9_:]*\b(?!\s*\()")]
    private static partial Regex Name();

    [GeneratedRegex("(?<label>[a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*\"")]
    private static partial Regex Matcher();
}
