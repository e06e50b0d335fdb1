namespace ExamplesCopier.Benchmarks.Load;

internal static class EndToEndLoad
{
    public static Task<int> RunAsync(LoadOptions options) => throw new NotSupportedException(options.ToString());
}
