using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Reads JSON by REST as it comes in, so that no answer is held as text; what is not asked for is passed over.</summary>
internal sealed class RestReader(GitHubConnections connections)
{
    /// <param name="repository">Whose installation asks.</param>
    /// <param name="path">The address below the repository's own.</param>
    /// <param name="type">What the answer is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">GitHub does not answer, or refuses.</exception>
    public async Task<RestAnswer<T>> GetAsync<T>(RepositoryAccess repository, string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await Redirects.GetAsync(connections.Http(repository.Installation), $"repos/{repository.Name}/{path}".TrimEnd('/'), _ => { }, cancellationToken);
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

    private static bool HasNextPage(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Link", out var links) && links.Any(link => link.Contains("rel=\"next\"", StringComparison.Ordinal));
}

/// <summary>An answer, and whether GitHub says that the next page has more.</summary>
internal sealed record RestAnswer<T>(T Body, bool HasNextPage);
