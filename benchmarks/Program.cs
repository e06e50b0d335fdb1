using BenchmarkDotNet.Running;
using ExamplesCopier.Benchmarks;
using ExamplesCopier.Benchmarks.Copying;
using ExamplesCopier.Benchmarks.Matching;
using ExamplesCopier.Benchmarks.Memory;

if (args is ["memory", .. var megabytes])
{
    return await MemoryRun.RunAsync(megabytes);
}

if (args is not ["--processor-time"])
{
    BenchmarkSwitcher.FromAssembly(typeof(DecisionBenchmarks).Assembly).Run(args);
    return 0;
}

var decisions = new DecisionBenchmarks();
ProcessorTime.Measure("prefix", DecisionBenchmarks.Decisions, () => decisions.Prefix());
ProcessorTime.Measure("glob", DecisionBenchmarks.Decisions, () => decisions.Glob());
ProcessorTime.Measure("regex", DecisionBenchmarks.Decisions, () => decisions.Regex());
foreach (var (files, rules) in new[] { (300, 10), (300, 100), (3000, 10), (3000, 100) })
{
    var planning = new PlanningBenchmarks { Files = files, Rules = rules };
    planning.Prepare();
    ProcessorTime.Measure($"plan {files} files, {rules} rules", 1, planning.Plan);
}

return 0;
