using System.Text;

namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Which paths git refuses to put in a tree.</summary>
internal static class PathRules
{
    public static bool IsValid(string path) =>
        path.Length > 0 && !path.Contains('\0') && Encoding.UTF8.GetByteCount(path) <= 4096 && path.Split('/').All(IsValidName);

    private static bool IsValidName(string name)
    {
        if (name.Length == 0 || name is "." or ".." || Encoding.UTF8.GetByteCount(name) > 255) return false;
        // Spellings that some file systems take for .git, as `git fsck` refuses them.
        var plain = string.Concat(name.Where(c => c is not (>= '\u200c' and <= '\u200f') and not (>= '\u202a' and <= '\u202e') and not (>= '\u206a' and <= '\u206f') and not '\ufeff'));
        var trimmed = plain.TrimEnd(' ', '.');
        return !trimmed.Equals(".git", StringComparison.OrdinalIgnoreCase)
            && !trimmed.Equals("git~1", StringComparison.OrdinalIgnoreCase)
            && !trimmed.StartsWith(".git:", StringComparison.OrdinalIgnoreCase);
    }
}
