using System.Globalization;
using System.Text;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>The bytes of a file as text, once they are known to be text.</summary>
internal static class DocumentText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UnreadableDocumentException">It is too large, or no UTF-8 text.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Limits.ConfigurationBytes)
        {
            var size = bytes.Length.ToString("N0", CultureInfo.InvariantCulture);
            throw new UnreadableDocumentException($"The file is {size} bytes long, and at most {Limits.ConfigurationBytes.ToString("N0", CultureInfo.InvariantCulture)} (1 MB) are read. Move rules into their source repositories with config_file.");
        }

        if (IsUtf16(bytes))
        {
            throw new UnreadableDocumentException("The file is UTF-16 or UTF-32, or no text at all. Save it as UTF-8.");
        }

        var text = DecodeUtf8(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        RefuseControlCharacters(text);
        return text;
    }

    public static Position PositionOf(string text, int index)
    {
        var (line, lineStart) = (1, 0);
        for (var i = 0; i < index; i++)
        {
            if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
            {
                (line, lineStart) = (line + 1, i + 1);
            }
        }

        return new Position(line, index - lineStart + 1);
    }

    private static bool IsUtf16(ReadOnlySpan<byte> bytes) => bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, _, ..] or [_, 0, ..];

    private static string DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException invalid)
        {
            var before = Encoding.UTF8.GetString(bytes[..invalid.Index]);
            var found = Convert.ToHexString(bytes.Slice(invalid.Index, 1));
            throw new UnreadableDocumentException(PositionOf(before, before.Length), $"The byte 0x{found} is not UTF-8. Save the file as UTF-8.");
        }
    }

    // YAML forbids them, and the parser would take a NUL for the end of the file.
    private static void RefuseControlCharacters(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\0', '\x1F');
        for (var i = at; i >= 0 && i < text.Length; i++)
        {
            if (text[i] < ' ' && text[i] is not ('\t' or '\n' or '\r'))
            {
                var code = ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture);
                throw new UnreadableDocumentException(PositionOf(text, i), $"The control character U+{code} cannot stand in the file. Remove it.");
            }
        }
    }
}
