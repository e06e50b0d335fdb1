using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>The body of a new blob: base64 within JSON, written out piece by piece.</summary>
internal sealed class BlobContent : HttpContent
{
    // A multiple of three, so that no piece but the last needs padding.
    private const int Piece = 3 * 16_384;

    private static readonly byte[] _opening = Encoding.ASCII.GetBytes("{\"encoding\":\"base64\",\"content\":\"");
    private static readonly byte[] _closing = Encoding.ASCII.GetBytes("\"}");
    private readonly Stream _bytes;

    public BlobContent(Stream bytes)
    {
        _bytes = bytes;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The request may be sent again.
        _bytes.Position = 0;
        await stream.WriteAsync(_opening, cancellationToken);
        var piece = new byte[Piece];
        int read;
        while ((read = await _bytes.ReadAtLeastAsync(piece, Piece, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(Convert.ToBase64String(piece, 0, read)), cancellationToken);
        }

        await stream.WriteAsync(_closing, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _opening.Length + (_bytes.Length + 2) / 3 * 4 + _closing.Length;
        return true;
    }
}
