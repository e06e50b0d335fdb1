using System.Buffers;
using System.Numerics;

namespace ExamplesCopier.Api.Webhooks;

/// <summary>The raw bytes of a webhook, held within the common bound until disposed.</summary>
internal sealed class WebhookBody : IDisposable
{
    /// <summary>GitHub sends nothing larger: https://docs.github.com/webhooks/webhook-events-and-payloads.</summary>
    public const long MaxBytes = 25 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;

    private readonly UnverifiedBodies _bodies;
    private byte[] _buffer = [];
    private int _length;
    private long _taken;

    private WebhookBody(UnverifiedBodies bodies) => _bodies = bodies;

    public enum Refusal
    {
        None,
        TooLarge,
        NoRoom,
        TooSlow,
    }

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads to the end; a body that says that it is too large is not read at all.</summary>
    /// <param name="request">Whose body.</param>
    /// <param name="bodies">The common bound.</param>
    /// <param name="patience">Ends the wait: who sends slowly would hold the room of others.</param>
    public static async Task<(WebhookBody Body, Refusal Refusal)> ReadAsync(HttpRequest request, UnverifiedBodies bodies, CancellationToken patience)
    {
        var body = new WebhookBody(bodies);
        if (request.ContentLength > MaxBytes)
        {
            return (body, Refusal.TooLarge);
        }

        var aborted = request.HttpContext.RequestAborted;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(aborted, patience);
        try
        {
            return (body, await body.FillAsync(request.Body, (int)(request.ContentLength ?? FirstBuffer), either.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            return (body, Refusal.TooSlow);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        _bodies.Release(_taken);
        _taken = 0;
    }

    private async Task<Refusal> FillAsync(Stream stream, int expected, CancellationToken cancellationToken)
    {
        if (!TryGrow(Math.Max(expected + 1, FirstBuffer)))
        {
            return Refusal.NoRoom;
        }

        for (int read; (read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken)) > 0;)
        {
            _length += read;
            if (_length > MaxBytes)
            {
                return Refusal.TooLarge;
            }

            if (_length == _buffer.Length && !TryGrow(_buffer.Length * 2))
            {
                return Refusal.NoRoom;
            }
        }

        return Refusal.None;
    }

    private bool TryGrow(int wanted)
    {
        // What the pool gives is a power of two, and that is what is held.
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)wanted);
        if (!_bodies.TryTake(size - _taken))
        {
            return false;
        }

        _taken = size;
        var larger = ArrayPool<byte>.Shared.Rent(size);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = larger;
        return true;
    }
}
