using System.Globalization;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>The lines at the end of our commits that say where their content comes from; after a crash they tell our own work.</summary>
public static class CommitTrailers
{
    private const string CopiedFrom = "Copied-From:";
    private const string SourceCommit = "Source-Commit:";
    private const string CoAuthor = "Co-authored-by:";
    private const string Hops = "Copier-Hops:";

    /// <summary>
    /// <paramref name="message"/> with the trailers of <paramref name="merge"/> as its last paragraph; lines that pose as trailers are dropped.
    /// </summary>
    /// <param name="message">What the commit says.</param>
    /// <param name="merge">What it copies.</param>
    /// <param name="hops">How often that has been copied, this time included; told from the second on.</param>
    public static string Append(string message, MergedPullRequest merge, int hops = 1) => $"{Drop(message)}\n\n{string.Join('\n', Of(merge, hops))}";

    /// <summary>How often the content of a commit of ours has been copied: 1, unless its trailers say more; 0 when they are not there.</summary>
    public static int HopsOf(string commitMessage)
    {
        var trailers = Trailers(commitMessage);
        if (!trailers.Any(line => line.StartsWith(CopiedFrom, StringComparison.Ordinal)))
        {
            return 0;
        }

        var told = trailers.FirstOrDefault(line => line.StartsWith(Hops, StringComparison.Ordinal))?[Hops.Length..];
        return int.TryParse(told, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var hops) ? Math.Clamp(hops, 1, 1000) : 1;
    }

    /// <summary>The source and the merge commit that a commit of ours names; null when it names none.</summary>
    public static (RepositoryName Source, CommitSha Commit)? OriginOf(string commitMessage)
    {
        var trailers = Trailers(commitMessage);
        var from = trailers.FirstOrDefault(line => line.StartsWith(CopiedFrom, StringComparison.Ordinal))?[CopiedFrom.Length..].Trim().Split('#')[0];
        var at = trailers.FirstOrDefault(line => line.StartsWith(SourceCommit, StringComparison.Ordinal))?[SourceCommit.Length..].Trim();
        return RepositoryName.TryParse(from, out var source) && CommitSha.TryParse(at, out var commit) ? (source, commit) : null;
    }

    /// <summary><paramref name="message"/> without lines that pose as trailers, and without blanks around it; what is left may be empty.</summary>
    public static string Drop(string message) => string.Join('\n', message.Split('\n').Where(line => !PosesAsTrailer(line))).Trim();

    /// <summary>Whether <paramref name="commitMessage"/> ends with the trailers of <paramref name="merge"/>.</summary>
    public static bool AreOf(string commitMessage, MergedPullRequest merge)
    {
        var lines = Trailers(commitMessage);
        return lines.Contains($"{CopiedFrom} {Reference(merge)}") && lines.Contains($"{SourceCommit} {merge.MergeCommit?.Value}");
    }

    private static HashSet<string> Trailers(string commitMessage) =>
        commitMessage.TrimEnd().Split('\n').Reverse().TakeWhile(line => line.Length > 0).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Of(MergedPullRequest merge, int hops)
    {
        yield return $"{CopiedFrom} {Reference(merge)}";
        if (merge.MergeCommit is { } commit)
        {
            yield return $"{SourceCommit} {commit.Value}";
        }

        if (hops > 1)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Hops} {hops}");
        }

        if (merge.Author.Id > 0)
        {
            // GitHub's address form for people who keep theirs private: https://docs.github.com/account-and-profile/reference/email-addresses-reference
            var id = merge.Author.Id.ToString(CultureInfo.InvariantCulture);
            yield return $"{CoAuthor} {merge.Author.Login} <{id}+{merge.Author.Login}@users.noreply.github.com>";
        }
    }

    // Without a number the commit alone says what was copied.
    private static string Reference(MergedPullRequest merge) => merge.Number is null ? merge.Repository.ToString() : merge.Reference;

    private static bool PosesAsTrailer(string line)
    {
        var start = line.TrimStart();
        return start.StartsWith(CopiedFrom, StringComparison.OrdinalIgnoreCase)
            || start.StartsWith(SourceCommit, StringComparison.OrdinalIgnoreCase)
            || start.StartsWith(Hops, StringComparison.OrdinalIgnoreCase)
            || start.StartsWith(CoAuthor, StringComparison.OrdinalIgnoreCase);
    }
}
