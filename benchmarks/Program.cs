using BenchmarkDotNet.Running;
using ExamplesCopier.Benchmarks.Matching;

BenchmarkSwitcher.FromAssembly(typeof(DecisionBenchmarks).Assembly).Run(args);
