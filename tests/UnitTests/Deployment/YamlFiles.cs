using ExamplesCopier.UnitTests.Architecture;
using YamlDotNet.RepresentationModel;

namespace ExamplesCopier.UnitTests.Deployment;

/// <summary>The files under <c>deploy/</c>, read as what will run them reads them.</summary>
internal static class YamlFiles
{
    public static YamlNode Compose { get; } = Read("deploy/compose.yaml").Single();

    public static YamlNode Workflow { get; } = Read(".github/workflows/ci.yml").Single();

    public static YamlNode Scraping { get; } = Read("deploy/prometheus/scrape.yaml").Single();

    /// <summary>Every object, by its kind and name.</summary>
    public static IReadOnlyDictionary<string, YamlNode> Kubernetes { get; } = ((YamlSequenceNode)Read("deploy/kubernetes/kustomization.yaml").Single()["resources"])
        .SelectMany(file => Read($"deploy/kubernetes/{file}"))
        .ToDictionary(node => $"{node["kind"]}/{node["metadata"]["name"]}");

    /// <summary>The text at a path such as <c>spec/ports/0/name</c>.</summary>
    public static string Text(this YamlNode node, string path) => ((YamlScalarNode)node.At(path)).Value!;

    public static YamlNode At(this YamlNode node, string path) => path.Split('/').Aggregate(node, (at, step) => at switch
    {
        YamlSequenceNode list => list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)],
        YamlMappingNode map when map.Children.TryGetValue(new YamlScalarNode(step), out var child) => child,
        _ => throw new InvalidOperationException($"There is no '{step}' of '{path}'."),
    });

    public static bool Has(this YamlNode node, string key) => ((YamlMappingNode)node).Children.ContainsKey(new YamlScalarNode(key));

    public static IReadOnlyList<string> Texts(this YamlNode node, string path) => [.. ((YamlSequenceNode)node.At(path)).Select(item => item.ToString())];

    public static IReadOnlyDictionary<string, string> Map(this YamlNode node, string path) =>
        ((YamlMappingNode)node.At(path)).Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());

    public static IReadOnlyList<string> Keys(this YamlNode node, string path) => [.. ((YamlMappingNode)node.At(path)).Children.Keys.Select(key => key.ToString())];

    private static IEnumerable<YamlNode> Read(string path)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(Product.Top, path));
        stream.Load(reader);
        return stream.Documents.Select(document => document.RootNode);
    }
}
