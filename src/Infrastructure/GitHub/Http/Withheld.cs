using System.Text.RegularExpressions;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>GitHub may quote in an error what it was sent. Tokens and encoded contents in it are not told on.</summary>
internal static partial class Withheld
{
    /// <summary>The text, with three dots for each run of characters that may be a token or base64. Names, paths and hashes stay.</summary>
    public static string In(string text) => Runs().Replace(text, "…");

    // Long, without a gap, and of capitals, small letters and digits at once.
    [GeneratedRegex("(?=[a-z0-9+/=_-]*[A-Z])(?=[A-Z0-9+/=_-]*[a-z])(?=[A-Za-z+/=_-]*[0-9])[A-Za-z0-9+/=_-]{20,}|gh[a-z]_[A-Za-z0-9]{16,}|github_pat_\\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Runs();
}
