using ExamplesCopier.Api.Settings;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Listening;

/// <summary>Where the service listens: the addresses that the host's own settings name, and the management port beside them.</summary>
internal static class Listeners
{
    private const string Urls = "urls";
    private const string HttpPorts = "http_ports";
    private const string HttpsPorts = "https_ports";

    // What the host does when it is told nothing.
    private const string Default = "http://localhost:5000";

    /// <exception cref="OptionsValidationException">The management port is a public one.</exception>
    public static void Open(WebApplicationBuilder builder, HttpOptions http)
    {
        if (http.ManagementPort is not { } port)
        {
            return;
        }

        // Named endpoints stand above addresses, so it has to be one of the same kind.
        if (builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenAnyIP(port));
            return;
        }

        var addresses = Public(builder.Configuration);
        if (addresses.Any(address => BindingAddress.Parse(address).Port == port))
        {
            throw new OptionsValidationException(
                HttpOptions.SectionName, typeof(HttpOptions), [$"Http:ManagementPort must be another port than the public one; both are {port}."]);
        }

        builder.Configuration[Urls] = string.Join(';', [.. addresses, $"http://*:{port}"]);
        builder.Configuration[HttpPorts] = builder.Configuration[HttpsPorts] = "";
    }

    /// <summary>The addresses without the management port.</summary>
    public static IReadOnlyList<string> Public(IConfiguration configuration)
    {
        if (Parts(configuration, Urls) is { Length: > 0 } urls)
        {
            return urls;
        }

        string[] ports = [.. Parts(configuration, HttpPorts).Select(port => $"http://*:{port}"), .. Parts(configuration, HttpsPorts).Select(port => $"https://*:{port}")];
        return ports.Length > 0 ? ports : [Default];
    }

    private static string[] Parts(IConfiguration configuration, string key) =>
        (configuration[key] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
