using YamlDotNet.Core;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>One value of the document. An alias is the very node of its anchor, so a node may stand in several places.</summary>
internal abstract class Node(Position start)
{
    public Position Start => start;

    public abstract Extent Extent { get; }
}

/// <summary>What a node amounts to with every alias in it written out.</summary>
internal readonly record struct Extent(int Nodes, int Characters, int Depth)
{
    public Extent Around(Extent child) => new(Nodes + child.Nodes, Characters + child.Characters, Math.Max(Depth, child.Depth + 1));
}

internal sealed class ScalarNode(Position start, string value, ScalarKind kind, ScalarStyle style, Range source) : Node(start)
{
    public string Value => value;

    public ScalarKind Kind => kind;

    public ScalarStyle Style => style;

    /// <summary>Where it is written in the text, with its quotes, anchor and tag.</summary>
    public Range Source => source;

    public override Extent Extent => new(1, value.Length, 0);
}

internal sealed class SequenceNode(Position start, IReadOnlyList<Node> items, Extent extent) : Node(start)
{
    public IReadOnlyList<Node> Items => items;

    public override Extent Extent => extent;
}

internal sealed class MappingNode(Position start, IReadOnlyList<MappingEntry> entries, Extent extent) : Node(start)
{
    private readonly Dictionary<string, Node> _byKey = entries.ToDictionary(entry => entry.Key.Value, entry => entry.Value, StringComparer.Ordinal);

    /// <summary>In the order of the file, those of merged mappings last.</summary>
    public IReadOnlyList<MappingEntry> Entries => entries;

    public override Extent Extent => extent;

    public Node? Find(string key) => _byKey.GetValueOrDefault(key);
}

internal sealed record MappingEntry(ScalarNode Key, Node Value);
