using BenchmarkDotNet.Attributes;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Benchmarks.Matching;

/// <summary>One operation finds the rules of 3,000 changed files; growth with the number of rules.</summary>
[MemoryDiagnoser]
public class IndexBenchmarks
{
    private static readonly string[] Paths = SamplePaths.Create(3_000);

    private readonly List<int> _matches = [];
    private PathPattern[] _patterns = [];
    private PatternIndex _index = new([]);

    [Params(10, 100, 1_000)]
    public int Rules { get; set; }

    [Params(RuleKinds.Prefixes, RuleKinds.Mixed)]
    public RuleKinds Kinds { get; set; }

    [GlobalSetup]
    public void ReadRules()
    {
        _patterns = [.. Enumerable.Range(0, Rules).Select(i => Pattern(Kinds == RuleKinds.Prefixes ? 0 : i % 3, i))];
        _index = new PatternIndex(_patterns);
    }

    [Benchmark(Baseline = true)]
    public int EveryPattern()
    {
        var found = 0;
        foreach (var path in Paths)
        {
            foreach (var pattern in _patterns)
                found += pattern.IsMatch(path) ? 1 : 0;
        }

        return found;
    }

    [Benchmark]
    public int Index()
    {
        var found = 0;
        foreach (var path in Paths)
        {
            _matches.Clear();
            _index.Match(path, _matches);
            found += _matches.Count;
        }

        return found;
    }

    private static PathPattern Pattern(int kind, int i)
    {
        var text = kind switch
        {
            0 => $"examples/go/chapter-{i}/",
            1 => $"docs/source/java/chapter-{i}/**/*.java",
            _ => $@"^tools/[a-z]+/chapter-{i}/.*\.go$",
        };
        return PathPattern.Parse((PatternType)kind, text).Pattern!;
    }

    public enum RuleKinds
    {
        Prefixes,
        Mixed,
    }
}
