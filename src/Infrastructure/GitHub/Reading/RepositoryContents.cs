using System.Net.Http.Headers;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Reads by GraphQL, many files at a time, and single blobs by REST where GraphQL does not carry their bytes.</summary>
internal sealed class RepositoryContents(GraphQLClient graphQL, GitHubConnections connections) : IRepositoryContents
{
    private static readonly MediaTypeWithQualityHeaderValue _raw = new("application/vnd.github.raw+json");

    public async Task<RepositorySnapshot> ReadAsync(SnapshotRequest request, CancellationToken cancellationToken)
    {
        var gathered = new SnapshotAnswer(request);
        foreach (var part in SnapshotPart.Split(request))
        {
            var document = SnapshotDocument.For(part, request);
            using var answer = await graphQL.SendAsync(part.Installation, document.Text, document.WriteVariables, isMutation: false, cancellationToken);
            gathered.Add(part, document, answer);
        }

        return gathered.Finish();
    }

    public async Task<ReadOnlyMemory<byte>> ReadBlobAsync(RepositoryAccess repository, BlobId blob, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"repos/{repository.Name.Owner}/{repository.Name.Name}/git/blobs/{blob.Value}");
        request.Headers.Accept.Add(_raw);
        using var response = await connections.Http(repository.Installation).SendAsync(request, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return BlobId.Of(bytes) == blob
            ? bytes
            : throw new FaultException(new Transient($"GitHub sent other bytes than those of the blob {blob.Value} of {repository.Name}."));
    }
}
