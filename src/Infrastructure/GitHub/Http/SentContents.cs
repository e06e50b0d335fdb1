using System.Text;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Contents of files that go along with a request, so that an error that quotes them does not tell them on.</summary>
internal sealed class SentContents(IEnumerable<ReadOnlyMemory<byte>> contents)
{
    /// <summary>Where requests carry it.</summary>
    public static readonly HttpRequestOptionsKey<SentContents> Key = new("copier.contents");

    public static readonly SentContents None = new([]);

    // So many characters in a row are no chance.
    private const int Run = 16;

    // A name of one or two syllables stands in many files.
    private const int ShortestContent = 4;

    // More than is told of an error anyway.
    private const int LongestWords = 1000;

    /// <summary>The words, with three dots for each piece of a content in them; they are quoted as they are, or as a string of a program is written.</summary>
    public string Withhold(string words)
    {
        words = words.Length > LongestWords ? words[..LongestWords] : words;
        var text = words.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);
        var hidden = new bool[text.Length];
        foreach (var content in contents)
        {
            Hide(content.Span, text, hidden);
        }

        if (!hidden.Contains(true))
        {
            return words;
        }

        var told = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (!hidden[at])
            {
                told.Append(text[at]);
            }
            else if (at == 0 || !hidden[at - 1])
            {
                told.Append('…');
            }
        }

        return told.ToString();
    }

    private static void Hide(ReadOnlySpan<byte> content, string text, bool[] hidden)
    {
        if (content.Length < Run && Encoding.UTF8.GetString(content).Trim() is { Length: >= ShortestContent } whole)
        {
            for (var at = text.IndexOf(whole, StringComparison.Ordinal); at >= 0; at = text.IndexOf(whole, at + 1, StringComparison.Ordinal))
            {
                hidden.AsSpan(at, whole.Length).Fill(true);
            }
        }

        for (var at = 0; at + Run <= text.Length; at++)
        {
            if (content.IndexOf(Encoding.UTF8.GetBytes(text, at, Run)) >= 0)
            {
                hidden.AsSpan(at, Run).Fill(true);
            }
        }
    }
}
