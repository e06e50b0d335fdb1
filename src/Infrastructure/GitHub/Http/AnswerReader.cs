using System.Text.Json;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Reads JSON answers up to a size. A long one waits, half read, until there is room for it.</summary>
internal sealed class AnswerReader(ContentMemory memory)
{
    /// <summary>In bytes. Twice of what a delivery keeps of contents, so that ordinary texts fit in whatever way they are written.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <exception cref="AnswerTooLargeException">It is longer than <see cref="MaxBytes"/>.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public async Task<(JsonDocument Body, IDisposable? Room)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaxBytes)
        {
            throw new AnswerTooLargeException();
        }

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        IDisposable? room = null;
        try
        {
            var bytes = new byte[64 * 1024];
            var length = 0;
            int read;
            while ((read = await stream.ReadAsync(bytes.AsMemory(length), cancellationToken)) > 0)
            {
                length += read;
                if (length < bytes.Length)
                {
                    continue;
                }

                if (length >= MaxBytes)
                {
                    throw new AnswerTooLargeException();
                }

                // While it grows there are two of it.
                room ??= length >= ContentMemory.Small ? await memory.ReserveAsync(2 * MaxBytes, cancellationToken) : null;
                Array.Resize(ref bytes, 2 * length);
            }

            return (JsonDocument.Parse(bytes.AsMemory(0, length)), room);
        }
        catch
        {
            room?.Dispose();
            throw;
        }
    }
}

/// <summary>An answer is longer than is read at a time; less is to be asked for.</summary>
internal sealed class AnswerTooLargeException() : Exception($"The answer is larger than {AnswerReader.MaxBytes} bytes.");
