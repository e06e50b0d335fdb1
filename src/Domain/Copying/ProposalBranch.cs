using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>
/// The name of our branch for a change set's pull request:
/// <c>copier/&lt;owner&gt;/&lt;name&gt;/&lt;group&gt;-&lt;8 hex&gt;[-pr-&lt;n&gt;|-sync-&lt;commit&gt;]</c>. The digits keep apart what the readable part does not.
/// </summary>
public static class ProposalBranch
{
    private const string Folder = "copier/";
    private const int MaxSlugLength = 60;

    /// <summary>Whether a branch may be ours; only our records tell.</summary>
    public static bool MayBe(string? branch) => branch?.StartsWith(Folder, StringComparison.Ordinal) == true;

    public static BranchName For(MergedPullRequest merge, ChangeSet set)
    {
        var identity = string.Create(CultureInfo.InvariantCulture, $"{merge.RepositoryId}\n{set.Key.Branch.Value}\n{set.Key.Group}");
        var digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..8];
        var perMerge = set.Strategy.ReuseOpenPullRequest ? ""
            : merge.Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"-pr-{number}")
            : $"-sync-{merge.MergeCommit?.Abbreviated}";
        return BranchName.Parse($"{Folder}{Slug(merge.Repository.Owner)}/{Slug(merge.Repository.Name)}/{Slug(set.Key.Group)}-{digits}{perMerge}");
    }

    private static string Slug(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            slug.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' || (c == '.' && slug.Length > 0 && slug[^1] != '.') ? c : '-');
        }

        var cut = slug.ToString()[..Math.Min(slug.Length, MaxSlugLength)].Trim('-', '.');
        return cut.Length == 0 ? "rule" : cut.EndsWith(".lock", StringComparison.Ordinal) ? $"{cut[..^5]}-lock" : cut;
    }
}
