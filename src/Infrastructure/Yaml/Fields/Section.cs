using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.Infrastructure.Yaml.Fields;

/// <summary>The keys of one mapping. Asking for a key makes it known; what nobody asked for is unknown.</summary>
internal sealed class Section(Reading reading, DocumentPath path, MappingNode mapping)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public bool IsLegacy => reading.IsLegacy;

    public Field this[string key]
    {
        get
        {
            _known.Add(key);
            return new Field(reading, path.Of(key), mapping.Find(key), mapping.Start);
        }
    }

    public bool Holds(ReadOnlySpan<string> keys) => Follow(keys).Node is not null;

    /// <summary>The field below this mapping that <paramref name="keys"/> lead to, or where it would stand.</summary>
    public Field Find(ReadOnlySpan<string> keys)
    {
        var (node, parent) = Follow(keys);
        var child = path;
        foreach (var key in keys)
        {
            child = child.Of(key);
        }

        return new Field(reading, child, node, parent);
    }

    public bool Has(string key) => mapping.Find(key) is not null;

    /// <summary>Remembers that <paramref name="model"/> was read from here, so that what is found wrong with it later has a place.</summary>
    public T Origin<T>(T model)
        where T : class
    {
        reading.Origins[model] = this;
        return model;
    }

    /// <summary>The mapping that <paramref name="model"/> was read from.</summary>
    public Section OriginOf(object model) => reading.Origins[model];

    public void ReportUnknownKeys()
    {
        foreach (var (key, _) in mapping.Entries.Where(entry => !_known.Contains(entry.Key.Value)))
        {
            var near = NearMiss.Find(key.Value, _known.Where(choice => !Has(choice)));
            var advice = near is null ? $"Known here: {string.Join(", ", _known)}." : $"Did you mean '{near}'?";
            Tell(key, $"Unknown key {Quoted.Quote(key.Value)}. {advice}");
        }
    }

    private (Node? Node, Position Parent) Follow(ReadOnlySpan<string> keys)
    {
        (Node? node, var parent) = (mapping, mapping.Start);
        foreach (var key in keys)
        {
            parent = node?.Start ?? parent;
            node = (node as MappingNode)?.Find(key);
        }

        return (node, parent);
    }

    private void Tell(ScalarNode key, string message)
    {
        if (reading.IsLegacy)
        {
            reading.Problems.Warning(path.Of(key.Value), key.Start, $"{message} In the single-source form it is ignored.");
        }
        else
        {
            reading.Problems.Error(path.Of(key.Value), key.Start, message);
        }
    }
}
