using System.Net.Http.Headers;
using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>
/// Makes git objects (https://docs.github.com/rest/git). Octokit leaves out <c>"sha": null</c>, by which a tree removes a path. An object that
/// nothing points to changes nothing, so every request may be repeated.
/// </summary>
internal sealed class GitDataClient(GitHubConnections connections)
{
    /// <summary>Makes a <c>trees</c> or <c>commits</c> object.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> PostAsync(RepositoryAccess access, RepositoryName name, string kind, Action<Utf8JsonWriter> write, CancellationToken cancellationToken, SentContents? contents = null)
    {
        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        var content = new ByteArrayContent(buffer.GetBuffer(), 0, (int)buffer.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await SendAsync(access, name, kind, content, contents ?? SentContents.None, cancellationToken);
    }

    /// <summary>Stores bytes; a large file is never in memory whole.</summary>
    /// <returns>The blob's id.</returns>
    public Task<string> PostBlobAsync(RepositoryAccess access, RepositoryName name, Stream bytes, CancellationToken cancellationToken) =>
        SendAsync(access, name, "blobs", new BlobContent(bytes), SentContents.None, cancellationToken);

    private async Task<string> SendAsync(RepositoryAccess access, RepositoryName name, string kind, HttpContent content, SentContents contents, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"repos/{name.Owner}/{name.Name}/git/{kind}") { Content = content };
        request.Options.Set(GraphQLClient.IsRepeatable, true);
        request.Options.Set(SentContents.Key, contents);
        using var response = await connections.Http(access.Installation).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            using var answer = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
            return answer.RootElement.GetProperty("sha").GetString()!;
        }
        catch (Exception exception) when (exception is JsonException or IOException or HttpRequestException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FaultException(new Transient($"GitHub's answer to a new git object ({kind}) is not what its documentation says."), exception);
        }
    }
}
