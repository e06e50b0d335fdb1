using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Fetches blobs as raw bytes (https://docs.github.com/rest/git/blobs#get-a-blob) and checks them against their ids while they come in.</summary>
internal sealed class BlobDownloads(GitHubConnections connections)
{
    // What is larger goes through a temporary file, so that many large files do not fill the memory.
    private const int MaxInMemory = 1024 * 1024;

    private static readonly MediaTypeWithQualityHeaderValue _raw = new("application/vnd.github.raw+json");

    public async Task<Stream> OpenAsync(RepositoryAccess repository, BlobId blob, CancellationToken cancellationToken)
    {
        using var response = await Redirects.GetAsync(
            connections.Http(repository.Installation),
            $"repos/{repository.Name}/git/blobs/{blob.Value}",
            request => request.Headers.Accept.Add(_raw),
            cancellationToken);
        var content = Room(response.Content.Headers.ContentLength);
        try
        {
            await using (var coming = await response.Content.ReadAsStreamAsync(cancellationToken))
            {
                await coming.CopyToAsync(content, cancellationToken);
            }

            content.Position = 0;
            if (await HashAsync(content, cancellationToken) != blob.Value)
            {
                throw new FaultException(new Transient($"GitHub sent other bytes than those of the blob {blob.Value} of {repository.Name}."));
            }

            content.Position = 0;
            return content;
        }
        catch (Exception exception)
        {
            await content.DisposeAsync();
            if (exception is IOException or HttpRequestException)
            {
                throw new FaultException(new Transient($"The blob {blob.Value} of {repository.Name} broke off: {exception.Message}"), exception);
            }

            throw;
        }
    }

    private static Stream Room(long? length) =>
        length is { } known and <= MaxInMemory
            ? new MemoryStream((int)known)
            : TemporaryFile.In(Path.GetTempPath());

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "git names objects by SHA-1; nothing is secured by it here.")]
    private static async Task<string> HashAsync(Stream content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
