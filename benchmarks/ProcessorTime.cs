using System.Globalization;
using ExamplesCopier.Benchmarks.Copying;
using ExamplesCopier.Benchmarks.Matching;

namespace ExamplesCopier.Benchmarks;

/// <summary>The processor time of one operation: what a benchmark costs on a machine that others use as well, where elapsed time tells of them.</summary>
internal static class ProcessorTime
{
    private const int WarmUps = 20;
    private const int Rounds = 7;

    private static readonly TimeSpan _round = TimeSpan.FromMilliseconds(300);

    /// <summary>Decisions of each kind of pattern, and plans of several sizes.</summary>
    public static void MeasureAll()
    {
        var decisions = new DecisionBenchmarks();
        Measure("prefix", DecisionBenchmarks.Decisions, () => decisions.Prefix());
        Measure("glob", DecisionBenchmarks.Decisions, () => decisions.Glob());
        Measure("regex", DecisionBenchmarks.Decisions, () => decisions.Regex());
        foreach (var (files, rules) in new[] { (300, 10), (300, 100), (3000, 10), (3000, 100) })
        {
            var planning = new PlanningBenchmarks { Files = files, Rules = rules };
            planning.Prepare();
            Measure($"plan {files} files, {rules} rules", 1, planning.Plan);
        }
    }

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
