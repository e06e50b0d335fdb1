using System.Buffers;
using System.Text;

namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>The rules of `git check-ref-format`.</summary>
internal static class RefNames
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("~^:?*[\\ \x7f");

    public static string Branch(string name) => name.StartsWith("refs/heads/", StringComparison.Ordinal) ? name : "refs/heads/" + name;

    public static string Short(string refName) => refName.StartsWith("refs/heads/", StringComparison.Ordinal) ? refName[11..] : refName;

    public static bool IsValid(string name)
    {
        if (!name.StartsWith("refs/", StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(name) > 255) return false;
        if (name.AsSpan().ContainsAny(Forbidden) || name.Any(c => c < ' ')) return false;
        if (name.Contains("..", StringComparison.Ordinal) || name.Contains("@{", StringComparison.Ordinal) || name.EndsWith('.')) return false;
        var parts = name.Split('/');
        return parts.Length >= 3 && parts.All(p => p.Length > 0 && p[0] != '.' && !p.EndsWith(".lock", StringComparison.Ordinal));
    }
}
