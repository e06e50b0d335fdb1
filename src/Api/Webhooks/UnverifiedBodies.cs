namespace ExamplesCopier.Api.Webhooks;

/// <summary>Bounds what strangers can make us hold: bodies whose signature is not checked yet, all together.</summary>
public sealed class UnverifiedBodies
{
    public const long MaxBytes = 64 * 1024 * 1024;

    private long _held;

    /// <summary>False when there is no room; then nothing was taken.</summary>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= MaxBytes)
        {
            return true;
        }

        Release(bytes);
        return false;
    }

    public void Release(long bytes) => Interlocked.Add(ref _held, -bytes);
}
