using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Reads JSON by REST as it comes in, so that no answer is held as text; what is not asked for is passed over.</summary>
internal sealed class RestReader(GitHubConnections connections)
{
    private const int MaxRedirects = 3;

    /// <param name="repository">Whose installation asks.</param>
    /// <param name="path">The address below the repository's own.</param>
    /// <param name="type">What the answer is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub does not answer, or refuses.</exception>
    public async Task<RestAnswer<T>> GetAsync<T>(RepositoryAccess repository, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(connections.Http(repository.Installation), $"repos/{repository.Name}/{path}".TrimEnd('/'), cancellationToken);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var body = await JsonSerializer.DeserializeAsync(stream, type, cancellationToken);
            return body is null ? throw new JsonException("null") : new RestAnswer<T>(body, HasNextPage(response));
        }
        catch (Exception exception) when (exception is JsonException or IOException or HttpRequestException)
        {
            throw new FaultException(new Transient($"GitHub's answer to GET {path} broke off."), exception);
        }
    }

    /// <summary>A renamed repository answers with its new address (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects).</summary>
    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        var uri = new Uri(client.BaseAddress!, address);
        for (var redirects = 0; ; redirects++)
        {
            var response = await client.GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return response;
            }

            using (response)
            {
                // The token goes to no other host.
                if (response.Headers.Location is not { } location || redirects == MaxRedirects || new Uri(uri, location).Authority != uri.Authority)
                {
                    throw new FaultException(new Permanent($"GitHub sends GET {uri.AbsolutePath} to a place that is not followed; correct the repository's name in the configuration."));
                }

                uri = new Uri(uri, location);
            }
        }
    }

    private static bool HasNextPage(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Link", out var links) && links.Any(link => link.Contains("rel=\"next\"", StringComparison.Ordinal));
}

/// <summary>An answer, and whether GitHub says that the next page has more.</summary>
internal sealed record RestAnswer<T>(T Body, bool HasNextPage);
