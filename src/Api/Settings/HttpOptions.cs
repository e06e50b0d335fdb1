using System.Net;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

/// <summary>How the service is reached; the section <c>Http</c> of the settings.</summary>
public sealed class HttpOptions
{
    public const string SectionName = "Http";

    /// <summary>One more path for webhooks, as the older tool's <c>WEBSERVER_PATH</c>.</summary>
    public string? WebhookPath { get; set; }

    /// <summary>
    /// A port of its own for everything but webhooks, 1 to 65535, on every address and without TLS. Webhooks then stand alone on the public port.
    /// </summary>
    public int? ManagementPort { get; set; }

    /// <summary>
    /// The proxies before the service, as addresses or networks (<c>10.0.0.0/8</c>): what they say in <c>X-Forwarded-For</c> and
    /// <c>X-Forwarded-Proto</c> of their callers is believed, and nobody else's word is.
    /// </summary>
    public IList<string> KnownProxies { get; } = [];
}

internal sealed class HttpOptionsRules : IValidateOptions<HttpOptions>
{
    public ValidateOptionsResult Validate(string? name, HttpOptions options)
    {
        List<string> problems = [];
        if (options.WebhookPath is not (null or ['/', ..]))
        {
            problems.Add($"Http:WebhookPath must begin with a slash; it is '{options.WebhookPath}'.");
        }

        if (options.ManagementPort is < 1 or > 65535)
        {
            problems.Add($"Http:ManagementPort must be from 1 to 65535; it is {options.ManagementPort}.");
        }

        problems.AddRange(options.KnownProxies.Select((proxy, index) => (proxy, index))
            .Where(entry => !IPAddress.TryParse(entry.proxy, out _) && !IPNetwork.TryParse(entry.proxy, out _))
            .Select(entry => $"Http:KnownProxies:{entry.index} must be an address or a network like 10.0.0.0/8; it is '{entry.proxy}'."));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
