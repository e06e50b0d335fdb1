using System.Net;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>Asks a service for its numbers as Prometheus does.</summary>
internal static class Scraping
{
    /// <summary>What Prometheus 3 sends, without its binary form.</summary>
    public const string Prometheus =
        "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.3,text/plain;version=0.0.4;q=0.2,*/*;q=0.1";

    public static async Task<(string MediaType, string Text)> ScrapeAsync(this CopierService service, string accept = Prometheus)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.Url, "metrics"));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await service.Client.SendAsync(request);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return (answer.Content.Headers.ContentType!.ToString(), await answer.Content.ReadAsStringAsync());
    }
}
