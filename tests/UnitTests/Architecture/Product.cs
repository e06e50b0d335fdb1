using System.Reflection;
using ExamplesCopier.Api;
using ExamplesCopier.Application;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure;

namespace ExamplesCopier.UnitTests.Architecture;

/// <summary>What the rules are applied to.</summary>
internal static class Product
{
    public const string Root = "ExamplesCopier";

    public static Assembly Domain { get; } = typeof(RepositoryName).Assembly;

    public static Assembly Application { get; } = typeof(ApplicationServices).Assembly;

    public static Assembly Infrastructure { get; } = typeof(InfrastructureServices).Assembly;

    public static Assembly Api { get; } = typeof(CopierHost).Assembly;

    public static IReadOnlyList<Assembly> All { get; } = [Domain, Application, Infrastructure, Api];

    /// <summary>The types that people wrote, nested ones included.</summary>
    public static IEnumerable<Type> Types { get; } = [.. All.SelectMany(assembly => assembly.GetTypes()).Where(ShapeRules.IsWritten)];

    /// <summary>The folder of the repository.</summary>
    public static string Top { get; } = FindTop();

    /// <summary>Every source file of the product with its lines, by its path from the top.</summary>
    public static IReadOnlyDictionary<string, string[]> Sources { get; } = ReadSources();

    private static string FindTop()
    {
        var top = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(top.FullName, "ExamplesCopier.slnx")))
        {
            top = top.Parent ?? throw new InvalidOperationException("The tests do not run within the repository.");
        }

        return top.FullName;
    }

    private static Dictionary<string, string[]> ReadSources()
    {
        return Directory.EnumerateFiles(Path.Combine(Top, "src"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".js")
            .Select(file => (file, path: Path.GetRelativePath(Top, file).Replace('\\', '/')))
            .Where(source => !source.path.Split('/').Any(folder => folder is "obj" or "bin" or "Migrations" or "CompiledModels"))
            .ToDictionary(source => source.path, source => File.ReadAllLines(source.file), StringComparer.Ordinal);
    }
}
