using System.Globalization;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Domain.Copying;

/// <summary>The lines at the end of our commits that say where their content comes from; after a crash they tell our own work.</summary>
public static class CommitTrailers
{
    private const string CopiedFrom = "Copied-From:";
    private const string SourceCommit = "Source-Commit:";
    private const string CoAuthor = "Co-authored-by:";

    /// <summary><paramref name="message"/> with the trailers of <paramref name="merge"/> as its last paragraph; lines that pose as trailers are dropped.</summary>
    public static string Append(string message, MergedPullRequest merge) => $"{Drop(message)}\n\n{string.Join('\n', Of(merge))}";

    /// <summary><paramref name="message"/> without lines that pose as trailers, and without blanks around it; what is left may be empty.</summary>
    public static string Drop(string message) => string.Join('\n', message.Split('\n').Where(line => !PosesAsTrailer(line))).Trim();

    /// <summary>Whether <paramref name="commitMessage"/> ends with the trailers of <paramref name="merge"/>.</summary>
    public static bool AreOf(string commitMessage, MergedPullRequest merge)
    {
        var lines = commitMessage.TrimEnd().Split('\n').Reverse().TakeWhile(line => line.Length > 0).ToHashSet(StringComparer.Ordinal);
        return lines.Contains($"{CopiedFrom} {Reference(merge)}") && lines.Contains($"{SourceCommit} {merge.MergeCommit?.Value}");
    }

    private static IEnumerable<string> Of(MergedPullRequest merge)
    {
        yield return $"{CopiedFrom} {Reference(merge)}";
        if (merge.MergeCommit is { } commit)
        {
            yield return $"{SourceCommit} {commit.Value}";
        }

        if (merge.Author.Id > 0)
        {
            // GitHub's address form for people who keep theirs private: https://docs.github.com/account-and-profile/reference/email-addresses-reference
            var id = merge.Author.Id.ToString(CultureInfo.InvariantCulture);
            yield return $"{CoAuthor} {merge.Author.Login} <{id}+{merge.Author.Login}@users.noreply.github.com>";
        }
    }

    private static string Reference(MergedPullRequest merge) => string.Create(CultureInfo.InvariantCulture, $"{merge.Repository}#{merge.Number}");

    private static bool PosesAsTrailer(string line)
    {
        var start = line.TrimStart();
        return start.StartsWith(CopiedFrom, StringComparison.OrdinalIgnoreCase)
            || start.StartsWith(SourceCommit, StringComparison.OrdinalIgnoreCase)
            || start.StartsWith(CoAuthor, StringComparison.OrdinalIgnoreCase);
    }
}
