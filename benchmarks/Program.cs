using BenchmarkDotNet.Running;
using ExamplesCopier.Benchmarks;
using ExamplesCopier.Benchmarks.Crash;
using ExamplesCopier.Benchmarks.Footprint;
using ExamplesCopier.Benchmarks.Load;
using ExamplesCopier.Benchmarks.Matching;
using ExamplesCopier.Benchmarks.Memory;
using ExamplesCopier.Benchmarks.Requests;

switch (args)
{
    case ["intake", .. var rest]:
        return await IntakeLoad.RunAsync(LoadOptions.Parse(rest));
    case ["end-to-end", .. var rest]:
        return await EndToEndLoad.RunAsync(LoadOptions.Parse(rest));
    case ["crash", .. var rest]:
        return await CrashCommand.RunAsync(rest);
    case ["footprint", .. var rest]:
        return await FootprintRun.RunAsync(rest);
    case ["memory", .. var rest]:
        return await MemoryRun.RunAsync(rest);
    case ["requests"]:
        return await RequestTable.RunAsync();
    case ["--processor-time"]:
        ProcessorTime.MeasureAll();
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(DecisionBenchmarks).Assembly).Run(args);
        return 0;
}
