using System.Security.Cryptography;
using System.Text;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>Reads the App's private key from the settings.</summary>
internal static class AppKey
{
    /// <summary>The key, or why it cannot be used; the key's text is never part of the problem.</summary>
    public static (RSA? Key, string? Problem) Load(GitHubOptions options) => options switch
    {
        { PrivateKey: { Length: > 0 } text } => Import(text, "GitHub:PrivateKey"),
        { PrivateKeyPath: { Length: > 0 } path } => FromFile(path),
        _ => (null, "GitHub:PrivateKey or GitHub:PrivateKeyPath is missing: give the App's private key (PEM)."),
    };

    private static (RSA? Key, string? Problem) FromFile(string path)
    {
        try
        {
            return Import(File.ReadAllText(path), $"GitHub:PrivateKeyPath ({path})");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, $"GitHub:PrivateKeyPath cannot be read: {exception.Message}");
        }
    }

    private static (RSA? Key, string? Problem) Import(string text, string setting)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(Decode(text));
            _ = key.ExportParameters(true);
            return (key, null);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return (null, $"{setting} is not an RSA private key in PEM form (or base64 of it); download one from the App's page on GitHub.");
        }
    }

    private static string Decode(string text)
    {
        if (text.Contains("-----BEGIN", StringComparison.Ordinal))
        {
            // A setting in one line often carries its line ends as two characters.
            return text.Replace("\\n", "\n", StringComparison.Ordinal);
        }

        var buffer = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length) : text;
    }
}
