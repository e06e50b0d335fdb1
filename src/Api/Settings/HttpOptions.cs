using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

/// <summary>How the service is reached; the section <c>Http</c> of the settings.</summary>
public sealed class HttpOptions
{
    public const string SectionName = "Http";

    /// <summary>One more path for webhooks, as the older tool's <c>WEBSERVER_PATH</c>.</summary>
    public string? WebhookPath { get; set; }
}

internal sealed class HttpOptionsRules : IValidateOptions<HttpOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpOptions options) =>
        options.WebhookPath is null or ['/', ..]
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Http:WebhookPath must begin with a slash; it is '{options.WebhookPath}'.");
}
