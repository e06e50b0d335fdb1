namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>Content of a given size, the same every time.</summary>
internal static class SizedContent
{
    private static ReadOnlySpan<byte> Line => "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\n"u8;

    public static byte[] Of(int bytes, bool binary)
    {
        var content = new byte[bytes];
        if (binary)
        {
            for (var at = 0; at < bytes; at++) content[at] = (byte)(at ^ (at >> 8));
            return content;
        }

        for (var at = 0; at < bytes; at += Line.Length) Line[..Math.Min(Line.Length, bytes - at)].CopyTo(content.AsSpan(at));
        return content;
    }
}
