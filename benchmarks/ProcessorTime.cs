using System.Diagnostics;
using System.Globalization;

namespace ExamplesCopier.Benchmarks;

/// <summary>The processor time of one operation: what a benchmark costs on a machine that others use as well, where elapsed time tells of them.</summary>
internal static class ProcessorTime
{
    private const int WarmUps = 20;
    private const int Rounds = 7;

    private static readonly TimeSpan _round = TimeSpan.FromMilliseconds(300);

    /// <summary>Writes the best of several rounds.</summary>
    /// <param name="name">What is measured.</param>
    /// <param name="operations">How many operations one invocation holds.</param>
    /// <param name="invoke">Does them.</param>
    public static void Measure(string name, int operations, Func<object> invoke)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            invoke();
        }

        var best = Enumerable.Range(0, Rounds).Min(_ => Round(invoke)) / operations;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {best,16:N1} ns"));
    }

    private static double Round(Func<object> invoke)
    {
        var start = Environment.CpuUsage.TotalTime;
        var invocations = 0;
        TimeSpan spent;
        do
        {
            invoke();
            invocations++;
            spent = Environment.CpuUsage.TotalTime - start;
        }
        while (spent < _round);

        return spent.TotalNanoseconds / invocations;
    }
}
