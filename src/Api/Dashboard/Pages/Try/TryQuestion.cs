using System.Globalization;
using System.Text;
using ExamplesCopier.Api.Dashboard.Parts;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard.Pages.Try;

/// <summary>What somebody wants to try, as the form or an address has it.</summary>
/// <param name="Source">The source that was chosen; a pull request's address may name another one.</param>
/// <param name="PullRequest">A pull request, as people name it.</param>
/// <param name="Paths">Paths, one on each line.</param>
internal sealed record TryQuestion(string? Source, string? PullRequest, string? Paths)
{
    /// <summary>Longer addresses are cut by some browsers and proxies.</summary>
    private const int LongestAddress = 2000;

    public IReadOnlyList<string> PathList { get; } = ReadPaths(Paths ?? "");

    public bool IsEmpty => PathList.Count == 0 && string.IsNullOrWhiteSpace(PullRequest);

    /// <summary>The address that asks the same again; null when it would be too long for one.</summary>
    public string? Address
    {
        get
        {
            var address = new StringBuilder(Addresses.Try).Append("?source=").Append(Uri.EscapeDataString(Source ?? ""));
            foreach (var (name, value) in new[] { ("pull_request", PullRequest?.Trim() ?? ""), ("paths", string.Join('\n', PathList)) })
            {
                if (value.Length is > 0 and <= LongestAddress)
                {
                    address.Append(CultureInfo.InvariantCulture, $"&{name}={Uri.EscapeDataString(value)}");
                }
                else if (value.Length > 0)
                {
                    return null;
                }
            }

            return address.Length <= LongestAddress ? address.ToString() : null;
        }
    }

    /// <summary>What to ask for; or the reason, in words, why that cannot be told.</summary>
    public (TrySubject? Subject, string? Problem) Read()
    {
        PullRequestAddress? pullRequest = null;
        if (!string.IsNullOrWhiteSpace(PullRequest))
        {
            if (PathList.Count > 0)
            {
                return (null, "Give a pull request or paths, not both.");
            }

            if (!PullRequestAddress.TryParse(PullRequest, out pullRequest))
            {
                return (null, "A pull request is its number, or its address: https://github.com/owner/name/pull/12.");
            }
        }

        return pullRequest?.Repository is { } named ? (new TrySubject(named, pullRequest.Number, null), null)
            : RepositoryName.TryParse(Source, out var source) ? (new TrySubject(source, pullRequest?.Number, pullRequest is null ? PathList : null), null)
            : (null, "Choose a source.");
    }

    private static IReadOnlyList<string> ReadPaths(string text) =>
        [.. text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => !string.IsNullOrWhiteSpace(line)).Distinct(StringComparer.Ordinal)];
}

/// <summary>A source, with a pull request or with paths of it.</summary>
internal sealed record TrySubject(RepositoryName Source, int? PullRequest, IReadOnlyList<string>? Paths);
