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

    /// <summary>As its owner makes another key and deletes the one before: tokens of that one are refused from now on.</summary>
    public void ReplaceKey(string privateKeyPem) => PublicKey.ImportFromPem(privateKeyPem);

    /// <summary>What it asks for; installations that are made before a change do not have it until they accept.</summary>
    public Dictionary<string, string> Permissions { get; } = new(StringComparer.Ordinal) { ["contents"] = "write", ["metadata"] = "read", ["pull_requests"] = "write" };

    /// <summary>The events that it is subscribed to. Those about installations come unasked, and GitHub does not list them.</summary>
    public List<string> Events { get; } = ["pull_request", "push", "repository"];

    /// <summary>How its webhook is set up.</summary>
    public SimulatedHook Hook { get; } = new();

    internal RSA PublicKey { get; }
}

/// <summary>What people set up of a webhook beside its address.</summary>
public sealed class SimulatedHook
{
    /// <summary><c>json</c> or <c>form</c>, as GitHub tells it; what is sent is JSON whatever stands here.</summary>
    public string ContentType { get; set; } = "json";

    /// <summary>Whether certificates are not checked.</summary>
    public bool IsInsecure { get; set; }

    /// <summary>Whether a secret was entered, as GitHub tells it; what is sent is signed all the same.</summary>
    public bool HasSecret { get; set; } = true;

    /// <summary>The address that GitHub tells instead of the one in use, which is on the loopback interface.</summary>
    public Uri? ShownUrl { get; set; }
}
