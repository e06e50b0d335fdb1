namespace ExamplesCopier.Domain.Copying;

/// <summary>Tells whether a symbolic link may be copied: one that leads out of the repository would show whoever checks it out something else.</summary>
internal static class SymbolicLink
{
    /// <summary>Why the link is refused; null when it stays within the repository.</summary>
    /// <param name="path">Where the link would stand.</param>
    /// <param name="link">What it points to.</param>
    public static string? RefusalOf(string path, string link)
    {
        if (link.Length == 0 || link[0] is '/' or '\\' || HasDrive(link) || link.Any(char.IsControl))
        {
            return "It is a symbolic link with an absolute target; only links within the repository are copied.";
        }

        var depth = path.Count(c => c == '/');
        foreach (var segment in link.Replace('\\', '/').Split('/'))
        {
            depth += segment switch
            {
                "" or "." => 0,
                ".." => -1,
                _ => 1,
            };
            if (depth < 0)
            {
                return "It is a symbolic link that leads out of the target repository from where it would stand; only links within the repository are copied.";
            }

            if (segment.TrimEnd('.', ' ').Equals(".git", StringComparison.OrdinalIgnoreCase))
            {
                return "It is a symbolic link into git's own folder.";
            }
        }

        return null;
    }

    private static bool HasDrive(string link) => link.Length > 1 && link[1] == ':' && char.IsAsciiLetter(link[0]);
}
