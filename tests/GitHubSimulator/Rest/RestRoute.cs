using System.Text.RegularExpressions;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <param name="method">HTTP method.</param>
/// <param name="template">Path with placeholders in braces, each one segment long; with a star, as many as there are.</param>
/// <param name="needsApp">Whether the caller must be the App itself, with its signed token.</param>
/// <param name="answer">What to do.</param>
internal sealed class RestRoute(string method, string template, bool needsApp, Func<RestCall, ApiAnswer> answer)
{
    private readonly Regex _path = new(
        "^" + Regex.Replace(Regex.Replace(template, @"\{(\w+)\*\}", "(?<$1>.+)"), @"\{(\w+)\}", "(?<$1>[^/]+)") + "$", RegexOptions.CultureInvariant);

    public bool NeedsApp { get; } = needsApp;

    public ApiAnswer Answer(RestCall call) => answer(call);

    public Dictionary<string, string>? Match(string used, string path)
    {
        if (used != method || _path.Match(path) is not { Success: true } match) return null;
        return match.Groups.Keys.ToDictionary(k => k, k => Uri.UnescapeDataString(match.Groups[k].Value), StringComparer.Ordinal);
    }
}
