using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>Source contents: what came along with the read, and what had to be fetched, each once per run.</summary>
internal sealed class BlobCache(IRepositoryContents contents, RepositoryAccess source, SourceSnapshot snapshot)
{
    private readonly Dictionary<BlobId, ReadOnlyMemory<byte>> _fetched = [];

    /// <exception cref="FaultException">GitHub does not answer, or answers other bytes.</exception>
    public async Task<ReadOnlyMemory<byte>> GetAsync(BlobId blob, CancellationToken cancellationToken)
    {
        if (snapshot.Contents.TryGetValue(blob, out var content) || _fetched.TryGetValue(blob, out content))
        {
            return content;
        }

        return _fetched[blob] = await contents.ReadBlobAsync(source, blob, cancellationToken);
    }
}
