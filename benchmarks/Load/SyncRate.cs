using System.Diagnostics;

namespace ExamplesCopier.Benchmarks.Load;

/// <summary>What the disk can do: the yardstick of everything that must be durable.</summary>
internal static class SyncRate
{
    private static readonly TimeSpan _duration = TimeSpan.FromSeconds(2);

    /// <returns>Appends of one page per second, each of which waits until it is on the disk.</returns>
    public static double Measure(string folder)
    {
        var path = Path.Combine(folder, $"copier-sync-{Guid.NewGuid():N}");
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.DeleteOnClose);
        var page = new byte[4096];
        var started = Stopwatch.GetTimestamp();
        var writes = 0;
        for (; Stopwatch.GetElapsedTime(started) < _duration; writes++)
        {
            file.Write(page);
            file.Flush(flushToDisk: true);
        }

        return writes / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
