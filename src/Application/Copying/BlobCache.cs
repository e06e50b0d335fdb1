using System.Runtime.InteropServices;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>Source contents: what came along with the read; small ones that had to be fetched, each once per run while there is room; and the others, each time anew.</summary>
internal sealed class BlobCache(IRepositoryContents contents, CopyJob job, SourceSnapshot snapshot) : IFileContents
{
    private const int MaxKeptEach = 1024 * 1024;

    private readonly Dictionary<BlobId, ReadOnlyMemory<byte>> _fetched = [];
    private long _kept = snapshot.Contents.Values.Sum(content => (long)content.Length);

    public async Task<Stream> OpenAsync(BlobId blob, CancellationToken cancellationToken)
    {
        if (snapshot.Contents.TryGetValue(blob, out var known) || _fetched.TryGetValue(blob, out known))
        {
            return StreamOf(known);
        }

        var fetched = await contents.OpenBlobAsync(job.Source, blob, cancellationToken);
        if (fetched.Length > MaxKeptEach || _kept + fetched.Length > job.MaxKeptContents)
        {
            return fetched;
        }

        await using (fetched)
        {
            var bytes = new byte[fetched.Length];
            await fetched.ReadExactlyAsync(bytes, cancellationToken);
            _fetched[blob] = bytes;
            _kept += bytes.Length;
            return StreamOf(bytes);
        }
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
