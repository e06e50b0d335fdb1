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

    [GlobalSetup]
    public void ReadRules()
    {
        _patterns = [.. Enumerable.Range(0, Rules).Select(i => PathPattern.Parse((PatternType)(i % 3), RuleText(i)).Pattern!)];
        _index = new PatternIndex(_patterns);
    }

    [Benchmark(Baseline = true)]
    public int EveryPattern() => Paths.Sum(path => _patterns.Count(pattern => pattern.IsMatch(path)));

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

    private static string RuleText(int i) => (i % 3) switch
    {
        0 => $"examples/go/chapter-{i}/",
        1 => $"docs/source/java/chapter-{i}/**/*.java",
        _ => $@"^tools/[a-z]+/chapter-{i}/.*\.go$",
    };
}
