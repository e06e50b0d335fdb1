using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ExamplesCopier.Domain.Repositories;

/// <summary>
/// A path that is safe to write in a repository: relative, <c>/</c>-separated, and no other file on any system that
/// checks the repository out. The rules are those by which git itself protects <c>.git</c>
/// (https://git-scm.com/docs/git-config, <c>core.protectHFS</c> and <c>core.protectNTFS</c>), and stricter.
/// </summary>
public sealed record RepositoryPath
{
    /// <summary>The longest path, in UTF-8 bytes.</summary>
    public const int MaxBytes = 4096;

    private RepositoryPath(string value) => Value = value;

    public string Value { get; }

    /// <summary>Whether GitHub runs it: such a file needs a permission of its own (https://docs.github.com/rest/authentication/permissions-required-for-github-apps).</summary>
    public bool IsWorkflow => Value.StartsWith(".github/workflows/", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes a path, or says in one sentence, which names the path, why it is refused. Never throws.</summary>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out RepositoryPath? path, [NotNullWhen(false)] out string? refusal)
    {
        refusal = RefusalOf(text);
        path = refusal is null ? new RepositoryPath(text) : null;
        return path is not null;
    }

    /// <summary>The folders that the path lies in, innermost first.</summary>
    public IEnumerable<string> Folders()
    {
        for (var slash = Value.LastIndexOf('/'); slash > 0; slash = Value.LastIndexOf('/', slash - 1))
        {
            yield return Value[..slash];
        }
    }

    public override string ToString() => Value;

    private static string? RefusalOf(string text)
    {
        if (text.Length == 0)
            return "The path is empty.";

        var reason = ReasonAgainstCharacters(text)
            ?? text.Split('/').Select(ReasonAgainstSegment).FirstOrDefault(found => found is not null);
        return reason is null ? null : $"The path '{VisibleText.Of(text)}' {reason}.";
    }

    private static string? ReasonAgainstCharacters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
                return "contains a NUL character";
            if (char.IsControl(text[i]))
                return $"contains the control character {VisibleText.Of(text[i].ToString())}";
            if (text[i] == '\\')
                return @"contains a backslash, which is a separator on Windows; use /";
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                return "contains half a surrogate pair, which is no character";
            i += rune.Utf16SequenceLength - 1;
        }

        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
            return $"is longer than {MaxBytes} bytes";
        return text[0] == '/' ? "begins with a slash, but must be relative to the repository"
            : text[^1] == '/' ? "ends with a slash, where the file's name is missing"
            : null;
    }

    private static string? ReasonAgainstSegment(string segment)
    {
        if (segment.Length == 0)
            return "has two slashes in a row";
        if (segment is "." or "..")
            return $"contains the segment '{segment}', which leads to another folder";

        var name = PortableName.Of(segment);
        if (name.IsFolderReference)
            return $"contains '{VisibleText.Of(segment)}', which some systems take for the segment '..' or '.'";
        if (name.Is(".git", "git~1"))
            return segment == ".git" ? "contains '.git', git's own folder" : $"contains '{VisibleText.Of(segment)}', which some systems take for '.git'";
        return null;
    }
}
