using System.Text;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>Contents that a tree may carry as text: valid UTF-8 that comes out of JSON as it went in, and not long.</summary>
internal static class InlineText
{
    private const int MaxBytes = 1_000_000;
    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>Null when the content has to be uploaded as a blob; then the stream stands at its beginning again.</returns>
    public static async Task<string?> OfAsync(Stream content, CancellationToken cancellationToken)
    {
        if (content.Length > MaxBytes)
        {
            return null;
        }

        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        content.Position = 0;
        try
        {
            return bytes.AsSpan().Contains((byte)0) ? null : _strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
