using System.Globalization;

namespace ExamplesCopier.Benchmarks.Footprint;

/// <summary>What a process has in memory, as Linux divides it.</summary>
/// <param name="Resident">All of it, in bytes.</param>
/// <param name="Own">
/// What it has written, in bytes, and what therefore can go nowhere else. The rest is program code that is mapped from files: the system
/// drops it when memory is short, and processes that run the same files share it.
/// </param>
internal readonly record struct ProcessMemory(long Resident, long Own)
{
    /// <summary>Reads <c>/proc/…/smaps_rollup</c> (https://docs.kernel.org/filesystems/proc.html).</summary>
    public static ProcessMemory Of(int process)
    {
        var kilobytes = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/smaps_rollup"))
            .Select(line => line.Split((char[])[':', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words is [_, _, "kB"])
            .ToDictionary(words => words[0], words => long.Parse(words[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new ProcessMemory(1024 * kilobytes["Rss"], 1024 * (kilobytes["Private_Dirty"] + kilobytes["Shared_Dirty"]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Megabytes(Resident):0} MB, {Megabytes(Own):0} MB of it its own");

    private static double Megabytes(long bytes) => bytes / (1024d * 1024);
}
