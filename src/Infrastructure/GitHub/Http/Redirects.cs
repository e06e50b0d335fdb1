using System.Net;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Follows a renamed repository to its new address (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects).
/// The sockets follow none by themselves: they would turn a POST into a GET, and take the token along to other hosts.
/// </summary>
internal static class Redirects
{
    private const int MaxRedirects = 3;

    /// <summary>Reads an address, wherever it leads on the same host; <see cref="OneHost"/> refuses the others.</summary>
    /// <param name="client">Who asks.</param>
    /// <param name="path">The address below the client's own.</param>
    /// <param name="prepare">Gives each request its headers.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub does not answer, or leads in a circle.</exception>
    public static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path, Action<HttpRequestMessage> prepare, CancellationToken cancellationToken)
    {
        var uri = new Uri(client.BaseAddress!, path);
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            prepare(request);
            var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return response;
            }

            using (response)
            {
                if (response.Headers.Location is not { } location || redirects == MaxRedirects)
                {
                    throw new FaultException(new Permanent($"GitHub sends GET {uri.AbsolutePath} to a place that is not followed; correct the repository's name in the configuration."));
                }

                uri = new Uri(uri, location);
            }
        }
    }
}
