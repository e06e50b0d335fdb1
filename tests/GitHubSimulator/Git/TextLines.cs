using System.Text;

namespace ExamplesCopier.GitHubSimulator.Git;

/// <summary>Content as lines, each with its line feed, one char per byte so that nothing is lost.</summary>
internal static class TextLines
{
    public static string[] Split(ReadOnlySpan<byte> content)
    {
        var lines = new List<string>();
        while (!content.IsEmpty)
        {
            var end = content.IndexOf((byte)'\n');
            var line = end < 0 ? content : content[..(end + 1)];
            lines.Add(Encoding.Latin1.GetString(line));
            content = content[line.Length..];
        }

        return [.. lines];
    }

    public static byte[] Join(IEnumerable<string> lines) => Encoding.Latin1.GetBytes(string.Concat(lines));

    /// <summary>Git's own test: a NUL among the first 8,000 bytes.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, 8000)].Contains((byte)0);
}
