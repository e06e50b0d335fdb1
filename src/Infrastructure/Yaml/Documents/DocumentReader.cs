using ExamplesCopier.Domain.Configuration;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>
/// Builds the tree from YamlDotNet's events. Its deserializer is not used: it stops at the first problem, keeps no positions and reads YAML 1.1.
/// </summary>
internal sealed class DocumentReader
{
    private readonly string _text;
    private readonly EventStream _events;
    private readonly Problems _problems;
    private readonly Anchors _anchors = new();
    private readonly JsonCommas _commas;

    private DocumentReader(string text, Problems problems)
    {
        _text = text;
        _problems = problems;
        _events = new EventStream(text);
        _commas = new JsonCommas(text, problems);
    }

    /// <exception cref="UnreadableDocumentException">The text is no YAML, or nested or aliased beyond the limits.</exception>
    public static Document Read(string text, Problems problems) => new DocumentReader(text, problems).ReadFirst();

    private Document ReadFirst()
    {
        _events.Expect<StreamStart>();
        if (!_events.TryTake<DocumentStart>(out _))
        {
            return new Document(_text, null, null);
        }

        var root = ReadNode(DocumentPath.Root, 0);
        _events.Expect<DocumentEnd>();
        return new Document(_text, root, ReadRest());
    }

    private DocumentRest? ReadRest()
    {
        try
        {
            return _events.TryTake<DocumentStart>(out var second)
                ? new DocumentRest(PositionOf(second), "A second document begins here, and a file holds one. Remove the '---', or what follows it.")
                : null;
        }
        catch (UnreadableDocumentException broken)
        {
            return new DocumentRest(broken.Position, broken.Message);
        }
    }

    private Node ReadNode(DocumentPath path, int depth)
    {
        var read = _events.Take();
        _commas.Pass(read);
        switch (read)
        {
            case AnchorAlias alias:
                return _anchors.Resolve(alias, PositionOf(alias), depth);
            case Scalar scalar:
                return Anchored(scalar, ReadScalar(path, scalar));
            case SequenceStart start:
                _anchors.Open(start);
                RefuseDepth(start, depth);
                return Anchored(start, ReadSequence(path, start, depth));
            case MappingStart start:
                _anchors.Open(start);
                RefuseDepth(start, depth);
                return Anchored(start, ReadMapping(path, start, depth));
            case var other:
                throw new UnreadableDocumentException(PositionOf(other), "A value is missing here.");
        }
    }

    private ScalarNode ReadScalar(DocumentPath path, Scalar scalar)
    {
        var at = PositionOf(scalar);
        // An empty plain scalar behind a tag ends before it begins.
        var source = (int)scalar.Start.Index..(int)Math.Max(scalar.Start.Index, scalar.End.Index);
        var plain = scalar.Style == ScalarStyle.Plain;
        var value = scalar.Value;
        var tagged = !scalar.Tag.IsEmpty && scalar.Tag.Value != "?";
        var kind = plain && !tagged ? CoreSchema.Resolve(scalar.Value) : ScalarKind.Text;
        if (tagged)
        {
            if (CoreSchema.KindOf(scalar.Tag.Value) is not { } wanted)
            {
                var written = CoreSchema.Written(scalar.Tag.Value);
                var isText = !written.StartsWith("!!", StringComparison.Ordinal);
                _problems.Error(path, at, $"The tag {Quoted.Quote(written)} is not known. {(isText ? "Put a value that begins with '!' in quotes." : "Leave it out.")}");
                value = isText ? $"{written} {scalar.Value}".TrimEnd() : value;
            }
            else if (wanted != ScalarKind.Text && CoreSchema.Resolve(scalar.Value) != wanted)
            {
                _problems.Error(path, at, $"{Quoted.Quote(scalar.Value)} is not what its tag says. Leave the tag out.");
            }
            else
            {
                kind = wanted;
            }
        }

        return new ScalarNode(at, value, kind, scalar.Style, source);
    }

    private SequenceNode ReadSequence(DocumentPath path, SequenceStart start, int depth)
    {
        RefuseTag(path, start, start.Tag, "seq");
        var items = new List<Node>();
        var extent = new Extent(1, 0, 0);
        SequenceEnd? end;
        while (!_events.TryTake(out end))
        {
            var item = ReadNode(path.Of(items.Count), depth + 1);
            items.Add(item);
            extent = extent.Around(item.Extent);
        }

        _commas.Close(path, end);
        return new SequenceNode(PositionOf(start), items, extent);
    }

    private MappingNode ReadMapping(DocumentPath path, MappingStart start, int depth)
    {
        RefuseTag(path, start, start.Tag, "map");
        var entries = new MappingEntries(path, _problems);
        var extent = new Extent(1, 0, 0);
        MappingEnd? end;
        while (!_events.TryTake(out end))
        {
            var key = ReadNode(path, depth + 1);
            var scalar = key as ScalarNode;
            var value = ReadNode(path.Of(scalar?.Value ?? "?"), depth + 1);
            extent = extent.Around(key.Extent).Around(value.Extent);
            if (scalar is null)
            {
                _problems.Error(path, key.Start, "A list or mapping cannot be a key. Put a text that begins with '[' or '{' in quotes.");
            }
            else
            {
                entries.Add(scalar, value);
            }
        }

        _commas.Close(path, end);
        return new MappingNode(PositionOf(start), entries.Complete(), extent);
    }

    private Node Anchored(NodeEvent node, Node read)
    {
        _anchors.Close(node, read);
        _anchors.Count(read);
        return read;
    }

    private void RefuseTag(DocumentPath path, NodeEvent node, TagName tag, string kind)
    {
        if (!tag.IsEmpty && tag.Value is not ("?" or "!") && !CoreSchema.IsCollectionTag(tag.Value, kind))
        {
            _problems.Error(path, PositionOf(node), $"The tag {Quoted.Quote(CoreSchema.Written(tag.Value))} is not known. Leave it out.");
        }
    }

    private static void RefuseDepth(NodeEvent node, int depth)
    {
        if (depth >= Limits.ConfigurationDepth)
        {
            throw new UnreadableDocumentException(PositionOf(node), $"Lists and mappings are nested more than {Limits.ConfigurationDepth} deep.");
        }
    }

    private static Position PositionOf(ParsingEvent parsed) => EventStream.PositionOf(parsed.Start);
}
