using System.CommandLine;
using ExamplesCopier.Api.Listening;
using ExamplesCopier.Api.Settings;

namespace ExamplesCopier.Api.CommandLine;

/// <summary><c>copier health</c>: asks a running service how it does. An image without a shell checks itself with it.</summary>
internal static class HealthVerb
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    public static Verb Create(Terminal terminal)
    {
        var url = new Option<string>("--url") { Description = "The address to ask; the readiness of the service on this machine when left out.", HelpName = "URL" };
        var command = new Command("health", "Ask a running service whether it is well.") { url };
        url.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var parsed) || parsed.Scheme is not ("http" or "https"))
            {
                result.AddError("--url must be an address that begins with http:// or https://.");
            }
        });
        command.SetAction((arguments, cancellationToken) => AskAsync(arguments.GetValue(url) is { } given ? new Uri(given) : Here(), terminal, cancellationToken));
        return new Verb(command, "copier health", "copier health --url http://localhost:8080/health");
    }

    /// <summary>The readiness of the service that has these settings.</summary>
    internal static Uri Here(IConfiguration configuration)
    {
        var address = BindingAddress.Parse(Listeners.Public(configuration)[0]);
        var port = configuration.GetSection(HttpOptions.SectionName).Get<HttpOptions>()?.ManagementPort;
        return new UriBuilder(port is null ? address.Scheme : Uri.UriSchemeHttp, "localhost", port ?? address.Port, "/health/ready").Uri;
    }

    // The host reads the variables of ASP.NET beside our own.
    private static Uri Here() => Here(new ConfigurationBuilder().AddConfiguration(VerbServices.Settings(null)).AddEnvironmentVariables("ASPNETCORE_").Build());

    private static async Task<int> AskAsync(Uri url, Terminal terminal, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = _patience };
        return await ShownAnswer.OfAsync(url, client, asked => asked.GetAsync(url, cancellationToken), terminal, cancellationToken);
    }
}
