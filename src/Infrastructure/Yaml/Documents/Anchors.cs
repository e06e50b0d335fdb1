using ExamplesCopier.Domain.Configuration;
using YamlDotNet.Core.Events;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>The named values of a document, and what they add up to where aliases repeat them.</summary>
internal sealed class Anchors
{
    private const int Megabyte = 1024 * 1024;

    private static readonly string TooManyValues =
        FormattableString.Invariant($"With its aliases written out the file holds more than {Limits.ConfigurationNodes:N0} values. Use fewer of them, or smaller ones.");

    private static readonly string TooLong =
        FormattableString.Invariant($"With its aliases written out the file is longer than {Limits.ConfigurationExpandedCharacters / Megabyte} MB. Use fewer of them, or smaller ones.");

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
            throw new UnreadableDocumentException(at, $"A value that begins with '*' is an alias, and there is no anchor '&{Quoted.Shorten(name)}' above. If it is meant as text, put it in quotes: {Quoted.Quote("*" + name)}.");
        }

        if (value is null)
        {
            throw new UnreadableDocumentException(at, $"The alias '*{Quoted.Shorten(name)}' stands within its own anchor and would never end.");
        }

        _nodes += value.Extent.Nodes;
        _characters += value.Extent.Characters;
        if (_nodes > Limits.ConfigurationNodes || _characters > Limits.ConfigurationExpandedCharacters)
        {
            throw new UnreadableDocumentException(at, _nodes > Limits.ConfigurationNodes ? TooManyValues : TooLong);
        }

        if (depth + value.Extent.Depth > Limits.ConfigurationDepth)
        {
            throw new UnreadableDocumentException(at, $"With this alias written out, lists and mappings are nested more than {Limits.ConfigurationDepth} deep.");
        }

        return value;
    }
}
