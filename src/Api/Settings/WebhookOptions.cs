using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

/// <summary>The secrets that GitHub signs its webhooks with; several while one replaces another.</summary>
public sealed class WebhookOptions
{
    public const string SectionName = "GitHub";

    public IList<string> WebhookSecrets { get; } = [];

    public string? WebhookSecret { get; set; }

    /// <summary>Every secret that may sign; an empty one never does.</summary>
    public IEnumerable<string> Secrets => WebhookSecrets.Append(WebhookSecret ?? "").Where(secret => secret.Length > 0);
}

internal sealed class WebhookOptionsRules : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options) => options switch
    {
        _ when options.WebhookSecrets.Any(string.IsNullOrWhiteSpace) || (options.WebhookSecret is { Length: > 0 } single && string.IsNullOrWhiteSpace(single)) =>
            ValidateOptionsResult.Fail("GitHub:WebhookSecrets holds an empty secret; remove it."),
        _ when !options.Secrets.Any() =>
            ValidateOptionsResult.Fail("GitHub:WebhookSecrets:0 is missing: give the secret that stands in the App's webhook settings."),
        _ => ValidateOptionsResult.Success,
    };
}
