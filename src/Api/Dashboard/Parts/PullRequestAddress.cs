using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard.Parts;

/// <summary>A pull request as people name it: its address on GitHub (of any of its pages), <c>owner/name#12</c>, <c>#12</c> or <c>12</c>.</summary>
/// <param name="Repository">Null when it is not named.</param>
/// <param name="Number">From 1.</param>
internal sealed partial record PullRequestAddress(RepositoryName? Repository, int Number)
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out PullRequestAddress? address)
    {
        address = null;
        if (text is not null && Form().Match(text.Trim()) is { Success: true } match && int.TryParse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            RepositoryName? repository = null;
            if (!match.Groups["repository"].Success || RepositoryName.TryParse(match.Groups["repository"].Value, out repository))
            {
                address = new PullRequestAddress(repository, number);
            }
        }

        return address is not null;
    }

    [GeneratedRegex(@"^(?:(?:https?://)?[^/\s]+/(?<repository>[^/\s]+/[^/\s]+)/pull/(?<number>[0-9]{1,10})(?:[/?#]\S*)?|((?<repository>[^/\s#]+/[^/\s#]+)?#)?(?<number>[0-9]{1,10}))$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
