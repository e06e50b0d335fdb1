using BenchmarkDotNet.Attributes;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Benchmarks.Matching;

/// <summary>One operation decides whether one pattern matches one path; about a tenth of the answers are yes.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private const int PathCount = 1_000;
    internal const int Decisions = PathCount * 8;

    private readonly string[] _paths = SamplePaths.Create(PathCount);

    private readonly PathPattern[] _prefixes = Parse(
        PatternType.Prefix, "examples/", "examples/go/", "docs/source/java/", "services/", "tools/kotlin/chapter-1", "src/", "examples/rust/", "doc");

    private readonly PathPattern[] _globs = Parse(
        PatternType.Glob, "examples/**/*.go", "**/*.java", "docs/**/{README,CHANGELOG}.md", "*/node/**", "services/*/internal/*/chapter-?/**", "**/test_*.py", "tools/{go,rust}/**/[a-m]*", "**/deep/**");

    private readonly PathPattern[] _regexes = Parse(
        PatternType.Regex, @"^examples/(?P<lang>[a-z]+)/(?P<rest>.+)\.go$", @"_test\.go$", @"^docs/source/(go|java)/", @"(?i)readme\.md$", @"/chapter-\d{2}/[^/]+\.json", "node_modules", @"^(?:services|tools)/.*\.(?:cs|kt)$", @"\btest\b");

    [Benchmark(OperationsPerInvoke = Decisions)]
    public int Prefix() => Count(_prefixes);

    [Benchmark(OperationsPerInvoke = Decisions)]
    public int Glob() => Count(_globs);

    [Benchmark(OperationsPerInvoke = Decisions)]
    public int Regex() => Count(_regexes);

    [Benchmark(OperationsPerInvoke = PathCount)]
    public int RegexWithCaptures()
    {
        var matches = 0;
        foreach (var path in _paths)
            matches += _regexes[0].Match(path) is null ? 0 : 1;
        return matches;
    }

    [Benchmark(OperationsPerInvoke = PathCount)]
    public int RegexThatReadsEveryCharacter()
    {
        var matches = 0;
        foreach (var path in _paths)
            matches += _regexes[^1].IsMatch(path) ? 1 : 0;
        return matches;
    }

    private int Count(PathPattern[] patterns)
    {
        var matches = 0;
        foreach (var path in _paths)
        {
            foreach (var pattern in patterns)
            {
                if (pattern.IsMatch(path))
                    matches++;
            }
        }

        return matches;
    }

    private static PathPattern[] Parse(PatternType type, params string[] texts) =>
        [.. texts.Select(text => PathPattern.Parse(type, text).Pattern!)];
}
