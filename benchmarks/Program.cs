using BenchmarkDotNet.Running;
using ExamplesCopier.Benchmarks;
using ExamplesCopier.Benchmarks.Footprint;
using ExamplesCopier.Benchmarks.Load;
using ExamplesCopier.Benchmarks.Matching;
using ExamplesCopier.Benchmarks.Memory;
using ExamplesCopier.Benchmarks.Requests;
using ExamplesCopier.Crash;

switch (args)
{
    case ["intake", .. var rest]:
        return await IntakeLoad.RunAsync(LoadOptions.Parse(rest));
    case ["end-to-end", .. var rest]:
        return await EndToEndLoad.RunAsync(LoadOptions.Parse(rest));
    case ["crash", .. var rest]:
        var report = await CrashRun.RunAsync(CrashOptions.Parse(rest));
        Console.Write(report);
        return report.IsClean ? 0 : 1;
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
