using ExamplesCopier.Domain.Configuration;
using YamlDotNet.Core.Events;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>The named values of a document, and what they add up to where aliases repeat them.</summary>
internal sealed class Anchors
{
    private static readonly string TooLarge =
        FormattableString.Invariant($"the aliases of this file repeat more than {Limits.ConfigurationNodes:N0} values; write fewer or smaller ones");

    private readonly Dictionary<string, Node?> _named = new(StringComparer.Ordinal);
    private int _nodes;
    private int _characters;

    /// <summary>Until it is closed, an alias to the value would repeat it within itself.</summary>
    public void Open(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            _named[node.Anchor.Value] = null;
        }
    }

    public void Close(NodeEvent node, Node value)
    {
        if (!node.Anchor.IsEmpty)
        {
            _named[node.Anchor.Value] = value;
        }
    }

    /// <summary>Counts a value that stands in the file itself, its children being counted already.</summary>
    public void Count(Node value)
    {
        _nodes++;
        _characters += value is ScalarNode scalar ? scalar.Value.Length : 0;
    }

    /// <exception cref="UnreadableDocumentException">Nothing bears the name, or repeating it goes too far.</exception>
    public Node Resolve(AnchorAlias alias, Position at, int depth)
    {
        var name = alias.Value.Value;
        if (!_named.TryGetValue(name, out var value))
        {
            throw new UnreadableDocumentException(at, $"no anchor '&{Quoted.Shorten(name)}' stands above; if {Quoted.Quote("*" + name)} is meant as text, put it in quotes");
        }

        if (value is null)
        {
            throw new UnreadableDocumentException(at, $"the alias '*{Quoted.Shorten(name)}' stands within its own anchor and would never end");
        }

        _nodes += value.Extent.Nodes;
        _characters += value.Extent.Characters;
        if (_nodes > Limits.ConfigurationNodes || _characters > Limits.ConfigurationExpandedCharacters)
        {
            throw new UnreadableDocumentException(at, TooLarge);
        }

        if (depth + value.Extent.Depth > Limits.ConfigurationDepth)
        {
            throw new UnreadableDocumentException(at, $"with this alias, lists and mappings are nested more than {Limits.ConfigurationDepth} deep");
        }

        return value;
    }
}
