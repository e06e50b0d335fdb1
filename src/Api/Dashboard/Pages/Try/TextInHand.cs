using System.Text;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.Dashboard.Pages.Try;

/// <summary>A configuration that somebody edits: its bytes, as they are checked, and the text that they are shown as.</summary>
/// <param name="Bytes">What is checked.</param>
/// <param name="Text">What is shown.</param>
internal sealed record TextInHand(ReadOnlyMemory<byte> Bytes, string Text)
{
    public static TextInHand Empty { get; } = new(default, "");

    /// <summary>A browser sends the lines of a text area with CR LF, whatever they ended with.</summary>
    public static TextInHand OfForm(string? text)
    {
        var lines = (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);
        return new TextInHand(Encoding.UTF8.GetBytes(lines), lines);
    }

    public static TextInHand OfFile(ReadOnlyMemory<byte> bytes) => new(bytes, Encoding.UTF8.GetString(bytes.Span).TrimStart('\uFEFF'));

    /// <summary>The bytes of a file that was sent along; of one that is too large, no more than shows it.</summary>
    public static async Task<TextInHand> ReadAsync(IFormFile file, CancellationToken cancellationToken)
    {
        await using var stream = file.OpenReadStream();
        var bytes = new byte[Math.Min(file.Length, Limits.ConfigurationBytes + 1)];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return OfFile(bytes);
    }
}
