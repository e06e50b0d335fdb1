namespace ExamplesCopier.Benchmarks.Matching;

/// <summary>Paths as a repository of examples has them, in a fixed order.</summary>
internal static class SamplePaths
{
    private static readonly string[] Roots = ["examples", "docs/source", "services/billing/internal", "tools"];
    private static readonly string[] Languages = ["go", "java", "python", "csharp", "node", "rust", "php", "kotlin"];
    private static readonly string[] Files = ["main.go", "src/App.java", "connect/test_basic.py", "Models/Order.cs", "package.json", "README.md", "a/b/c/deep_test.go", "café/naïve.txt"];

    public static string[] Create(int count) =>
        [.. Enumerable.Range(0, count).Select(i => $"{Roots[i % 4]}/{Languages[i / 4 % 8]}/chapter-{i % 100}/{Files[i / 7 % 8]}")];
}
