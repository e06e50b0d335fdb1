using BenchmarkDotNet.Attributes;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Benchmarks.Copying;

/// <summary>The plan of a whole merge: every changed file against every rule, and each match to three targets.</summary>
[MemoryDiagnoser]
public class PlanningBenchmarks
{
    private const int Targets = 3;
    private Source _source = null!;
    private ChangedFile[] _files = null!;

    [Params(300, 3000)]
    public int Files { get; set; }

    [Params(10, 100)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _source = new Source { Repository = RepositoryName.Parse("acme/examples"), CopyRules = [.. Enumerable.Range(0, Rules).Select(Rule)] };
        _files = [.. Enumerable.Range(0, Files).Select(i => new ChangedFile($"examples/area{i % Rules:000}/deep/file{i:0000}.go", ChangeKind.Modified))];
    }

    [Benchmark]
    public CopyPlan Plan() => CopyPlanner.Plan(_source, _files);

    private static CopyRule Rule(int number)
    {
        var (type, text) = (number % 3) switch
        {
            0 => (PatternType.Prefix, $"examples/area{number:000}/"),
            1 => (PatternType.Glob, $"examples/area{number:000}/**/*.go"),
            _ => (PatternType.Regex, $"^examples/area{number:000}/(?P<rest>.+)\\.go$"),
        };
        return new CopyRule
        {
            Name = $"rule{number}",
            Pattern = PathPattern.Parse(type, text).Pattern!,
            Targets = [.. Enumerable.Range(0, Targets).Select(target => new Target
            {
                Repository = RepositoryName.Parse($"acme/target{target}"),
                PathTransform = PathTemplate.Parse("copies/${path}").Template!,
            })],
        };
    }
}
