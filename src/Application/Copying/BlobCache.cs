using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>Source contents: what came along with the read; small ones that had to be fetched, each once per run; and the large ones, each time anew.</summary>
internal sealed class BlobCache(IRepositoryContents contents, RepositoryAccess source, SourceSnapshot snapshot) : IFileContents
{
    private const int MaxKeptEach = 1024 * 1024;
    private const int MaxKept = 8 * 1024 * 1024;

    private readonly Dictionary<BlobId, ReadOnlyMemory<byte>> _fetched = [];
    private long _kept;

    public async Task<Stream> OpenAsync(BlobId blob, CancellationToken cancellationToken)
    {
        if (snapshot.Contents.TryGetValue(blob, out var known) || _fetched.TryGetValue(blob, out known))
        {
            return new MemoryStream(known.ToArray(), writable: false);
        }

        var fetched = await contents.OpenBlobAsync(source, blob, cancellationToken);
        if (fetched.Length > MaxKeptEach || _kept + fetched.Length > MaxKept)
        {
            return fetched;
        }

        await using (fetched)
        {
            var bytes = new byte[fetched.Length];
            await fetched.ReadExactlyAsync(bytes, cancellationToken);
            _fetched[blob] = bytes;
            _kept += bytes.Length;
            return new MemoryStream(bytes, writable: false);
        }
    }
}
