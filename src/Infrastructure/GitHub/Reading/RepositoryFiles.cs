using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>
/// Single files at the tip of a branch, for configuration. The branch is asked for with its ETag first: an unchanged one answers 304,
/// which costs no quota (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate).
/// </summary>
internal sealed class RepositoryFiles(GitHubConnections connections)
{
    private static readonly MediaTypeWithQualityHeaderValue _commitId = new("application/vnd.github.sha");
    private static readonly MediaTypeWithQualityHeaderValue _raw = new("application/vnd.github.raw+json");

    private readonly ConcurrentDictionary<(RepositoryName, BranchName, string), Remembered> _files = new();

    /// <exception cref="FaultException">GitHub does not answer, or there is no such file.</exception>
    public async Task<(ReadOnlyMemory<byte> Content, CommitSha Commit)> ReadAsync(
        RepositoryAccess repository, BranchName branch, string path, CancellationToken cancellationToken)
    {
        var known = _files.GetValueOrDefault((repository.Name, branch, path));
        var client = connections.Http(repository.Installation);
        using var tip = await AskTipAsync(client, repository.Name, branch, known?.Tag, cancellationToken);
        if (tip.StatusCode == HttpStatusCode.NotModified && known is not null)
        {
            return (known.Content, known.Commit);
        }

        var text = await tip.Content.ReadAsStringAsync(cancellationToken);
        if (!CommitSha.TryParse(text, out var commit))
        {
            throw new FaultException(new Transient($"GitHub did not tell the tip of {repository.Name}@{branch}."));
        }

        var content = known?.Commit == commit ? known.Content : await FetchAsync(client, repository.Name, commit, path, cancellationToken);
        _files[(repository.Name, branch, path)] = new Remembered(tip.Headers.ETag, commit, content);
        return (content, commit);
    }

    private static Task<HttpResponseMessage> AskTipAsync(
        HttpClient client, RepositoryName repository, BranchName branch, EntityTagHeaderValue? tag, CancellationToken cancellationToken) => Redirects.GetAsync(
        client,
        $"repos/{repository}/commits/{Uri.EscapeDataString(branch.QualifiedName["refs/".Length..])}",
        request =>
        {
            request.Headers.Accept.Add(_commitId);
            if (tag is not null)
            {
                request.Headers.IfNoneMatch.Add(tag);
            }
        },
        cancellationToken);

    private static async Task<ReadOnlyMemory<byte>> FetchAsync(HttpClient client, RepositoryName repository, CommitSha commit, string path, CancellationToken cancellationToken)
    {
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        using var response = await Redirects.GetAsync(client, $"repos/{repository}/contents/{escaped}?ref={commit.Value}", request => request.Headers.Accept.Add(_raw), cancellationToken);

        // One byte more than allowed is enough to know that it is too large.
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Limits.ConfigurationBytes + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return buffer.AsMemory(0, length).ToArray();
    }

    private sealed record Remembered(EntityTagHeaderValue? Tag, CommitSha Commit, ReadOnlyMemory<byte> Content);
}
