using System.Globalization;
using System.Text.RegularExpressions;

namespace ExamplesCopier.Api.Dashboard.Parts;

/// <summary>A problem of the configuration in force, as one line tells it: <c>file:line:column path: message</c>, or words alone.</summary>
internal sealed partial record ToldProblem(string? File, int Line, int Column, string Message)
{
    public static ToldProblem Of(string told) => Place().Match(told) is { Success: true } match
        && int.TryParse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture, out var line)
        && int.TryParse(match.Groups["column"].ValueSpan, CultureInfo.InvariantCulture, out var column)
            ? new ToldProblem(match.Groups["file"].Value, line, column, match.Groups["message"].Value)
            : new ToldProblem(null, 0, 0, told);

    [GeneratedRegex(@"^(?<file>.+?):(?<line>\d+):(?<column>\d+) (?<message>.+)$", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
