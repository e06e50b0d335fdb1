using YamlDotNet.Core;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>Gathers the entries of one mapping: a key stands once, and <c>&lt;&lt;</c> fills in what is missing.</summary>
internal sealed class MappingEntries(DocumentPath path, Problems problems)
{
    private const string MergeKey = "<<";

    private readonly List<MappingEntry> _entries = [];
    private readonly Dictionary<string, ScalarNode> _keys = new(StringComparer.Ordinal);
    private Node? _merged;

    public void Add(ScalarNode key, Node value)
    {
        if (!_keys.TryAdd(key.Value, key))
        {
            var first = _keys[key.Value].Start.Line;
            problems.Error(path.Of(key.Value), key.Start, FormattableString.Invariant($"The key {Quoted.Quote(key.Value)} already stands in line {first}. Keep one of them."));
        }
        else if (key is { Value: MergeKey, Style: ScalarStyle.Plain })
        {
            _keys.Remove(MergeKey);
            Merge(key, value);
        }
        else
        {
            _entries.Add(new MappingEntry(key, value));
        }
    }

    public IReadOnlyList<MappingEntry> Complete()
    {
        var sources = _merged is SequenceNode list ? list.Items : _merged is null ? [] : [_merged];
        foreach (var entry in sources.OfType<MappingNode>().SelectMany(mapping => mapping.Entries))
        {
            if (_keys.TryAdd(entry.Key.Value, entry.Key))
            {
                _entries.Add(entry);
            }
        }

        return _entries;
    }

    private void Merge(ScalarNode key, Node value)
    {
        if (_merged is not null)
        {
            problems.Error(path.Of(MergeKey), key.Start, "'<<' already stands in this mapping. Merge several with <<: [*first, *second].");
        }
        else if (value is MappingNode || value is SequenceNode list && list.Items.All(item => item is MappingNode))
        {
            _merged = value;
        }
        else
        {
            problems.Error(path.Of(MergeKey), value.Start, "'<<' merges mappings. Write <<: *name, or <<: [*first, *second].");
        }
    }
}
