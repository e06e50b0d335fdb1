using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Our GitHub App as it is registered, and its webhook, for those who look (https://docs.github.com/rest/apps/webhooks).</summary>
public interface IAppRegistration
{
    /// <summary>Where GitHub's pages for people begin; it ends with a slash.</summary>
    Uri Web { get; }

    /// <summary>The installation that the settings name; null when they name none.</summary>
    InstallationId? DefaultInstallation { get; }

    /// <exception cref="FaultException">GitHub does not answer, or does not take the App's key.</exception>
    Task<AppRegistration> GetAsync(CancellationToken cancellationToken);

    /// <summary>The App's webhook; null when it has none.</summary>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task<AppWebhook?> FindWebhookAsync(CancellationToken cancellationToken);

    /// <summary>What became of the last webhooks, newest first.</summary>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    Task<IReadOnlyList<WebhookAttempt>> ListAttemptsAsync(CancellationToken cancellationToken);
}

/// <summary>The App.</summary>
public sealed record AppRegistration
{
    /// <summary>Its name in addresses.</summary>
    public required string Slug { get; init; }

    /// <summary>Its page for the public; accounts install it from there.</summary>
    public required string Page { get; init; }

    /// <summary>The account that registered it; empty when GitHub does not tell.</summary>
    public required string Owner { get; init; }

    /// <summary>Whether the owner is an organisation; the App's settings then stand among its settings.</summary>
    public required bool IsOfOrganisation { get; init; }

    /// <summary>What it asks for, by GitHub's names: <c>contents</c> → <c>write</c>.</summary>
    public required IReadOnlyDictionary<string, string> Permissions { get; init; }

    /// <summary>The events that it is sent.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>By how much our clock is ahead of GitHub's; null when GitHub does not tell the time.</summary>
    public TimeSpan? Ahead { get; init; }
}

/// <param name="Url">Where events go; null when nothing stands there.</param>
/// <param name="ContentType"><c>json</c> or <c>form</c>.</param>
/// <param name="ChecksCertificate">Whether GitHub checks the certificate of the address.</param>
/// <param name="HasSecret">Whether GitHub signs what it sends.</param>
public sealed record AppWebhook(Uri? Url, string ContentType, bool ChecksCertificate, bool HasSecret);

/// <param name="At">When it was sent.</param>
/// <param name="Event">The event's name.</param>
/// <param name="StatusCode">The status of the answer; 0 when there was none.</param>
/// <param name="Status">GitHub's words for how it ended.</param>
public sealed record WebhookAttempt(DateTimeOffset At, string Event, int StatusCode, string Status)
{
    public bool IsDelivered => StatusCode is >= 200 and < 300;
}
