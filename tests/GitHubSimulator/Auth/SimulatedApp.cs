using System.Security.Cryptography;

namespace ExamplesCopier.GitHubSimulator.Auth;

/// <summary>The registered GitHub App.</summary>
public sealed class SimulatedApp
{
    private static readonly Lazy<string> SharedKey = new(() =>
    {
        using var key = RSA.Create(2048);
        return key.ExportRSAPrivateKeyPem();
    });

    internal SimulatedApp(SimulatorOptions options)
    {
        Id = options.AppId;
        Slug = options.AppSlug;
        WebhookSecret = options.WebhookSecret;
        PrivateKeyPem = options.PrivateKeyPem ?? SharedKey.Value;
        PublicKey = RSA.Create();
        PublicKey.ImportFromPem(PrivateKeyPem);
    }

    /// <summary>The issuer of the App's tokens.</summary>
    public int Id { get; }

    /// <summary>The name in addresses.</summary>
    public string Slug { get; }

    /// <summary>The other id GitHub accepts as issuer.</summary>
    public string ClientId => $"Iv23li{Id:D14}";

    /// <summary>The login its commits and pull requests carry.</summary>
    public string BotLogin => $"{Slug}[bot]";

    /// <summary>The number of the bot's account.</summary>
    public int BotId { get; internal set; }

    /// <summary>The address its commits carry.</summary>
    public string BotEmail => $"{BotId}+{BotLogin}@users.noreply.github.com";

    /// <summary>The private key in PKCS#1 PEM, as GitHub hands it out.</summary>
    public string PrivateKeyPem { get; }

    /// <summary>The secret webhooks are signed with.</summary>
    public string WebhookSecret { get; }

    internal RSA PublicKey { get; }
}
