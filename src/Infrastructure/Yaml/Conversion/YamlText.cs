using System.Text;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>A value on its way into a YAML file.</summary>
internal abstract record YamlValue
{
    private YamlValue()
    {
    }

    public sealed record Scalar(string Text) : YamlValue;

    /// <summary>A number or boolean, or anything else that stands as it is.</summary>
    public sealed record Bare(string Text) : YamlValue;

    public sealed record Sequence(IReadOnlyList<YamlValue> Items) : YamlValue;

    public sealed record Mapping(IReadOnlyList<(string Key, YamlValue Value)> Entries) : YamlValue;

    public static YamlValue Of(bool value) => new Bare(value ? "true" : "false");

    public static YamlValue Of(IEnumerable<string> texts) => new Sequence([.. texts.Select(text => new Scalar(text))]);
}

/// <summary>Writes YAML in block style. What is long and stands in several places is written once and referred to.</summary>
internal sealed class YamlText
{
    private const int Step = 2;
    private const int WorthAnAnchor = 60;

    // What rules and targets often have in common.
    private static readonly string[] _shared = ["exclude_patterns", "commit_strategy"];

    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _anchors = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    public static string Of(YamlValue.Mapping root)
    {
        var yaml = new YamlText();
        yaml.CountUses(root);
        yaml.Write(root, 0, first: "");
        return yaml._text.ToString();
    }

    private void CountUses(YamlValue value)
    {
        foreach (var (key, child) in Children(value))
        {
            if (IsShareable(key, child, out var plain))
            {
                _uses[plain] = _uses.GetValueOrDefault(plain) + 1;
            }

            CountUses(child);
        }
    }

    private void Write(YamlValue.Mapping mapping, int indent, string first)
    {
        var lead = first;
        foreach (var (key, value) in mapping.Entries)
        {
            _text.Append(lead.Length > 0 ? lead : new string(' ', indent)).Append(key).Append(':');
            WriteValue(key, value, indent);
            lead = "";
        }
    }

    private void WriteValue(string key, YamlValue value, int indent)
    {
        switch (value)
        {
            case YamlValue.Scalar scalar:
                _text.Append(' ').Append(YamlScalar.Of(scalar.Text, indent + Step)).Append('\n');
                break;
            case YamlValue.Bare bare:
                _text.Append(' ').Append(bare.Text).Append('\n');
                break;
            case YamlValue.Sequence { Items: [] }:
                _text.Append(" []\n");
                break;
            case var _ when Alias(key, value) is { } alias:
                _text.Append(alias).Append('\n');
                break;
            case YamlValue.Mapping mapping:
                _text.Append('\n');
                Write(mapping, indent + Step, "");
                break;
            case YamlValue.Sequence sequence:
                _text.Append('\n');
                WriteItems(sequence, indent + Step);
                break;
        }
    }

    // Writes the anchor itself, or gives the alias of one that stands further up.
    private string? Alias(string key, YamlValue value)
    {
        if (!IsShareable(key, value, out var plain) || _uses[plain] == 1)
        {
            return null;
        }

        if (_anchors.TryGetValue(plain, out var known))
        {
            return $" *{known}";
        }

        var number = _anchors.Values.Count(name => name.StartsWith(key, StringComparison.Ordinal)) + 1;
        _anchors[plain] = FormattableString.Invariant($"{key}_{number}");
        _text.Append(" &").Append(_anchors[plain]);
        return null;
    }

    private void WriteItems(YamlValue.Sequence sequence, int indent)
    {
        var dash = new string(' ', indent) + "- ";
        foreach (var item in sequence.Items)
        {
            if (item is YamlValue.Mapping mapping)
            {
                Write(mapping, indent + Step, dash);
            }
            else
            {
                _text.Append(dash).Append(YamlScalar.Of(((YamlValue.Scalar)item).Text, indent + Step)).Append('\n');
            }
        }
    }

    private static IEnumerable<(string Key, YamlValue Value)> Children(YamlValue value) => value switch
    {
        YamlValue.Mapping mapping => mapping.Entries,
        YamlValue.Sequence sequence => sequence.Items.Select(item => ("", item)),
        _ => [],
    };

    private static bool IsShareable(string key, YamlValue value, out string plain)
    {
        plain = _shared.Contains(key) ? Plain(value) : "";
        return plain.Length > WorthAnAnchor;
    }

    private static string Plain(YamlValue value) => value switch
    {
        YamlValue.Scalar scalar => $"'{scalar.Text}'",
        YamlValue.Bare bare => bare.Text,
        YamlValue.Sequence sequence => $"[{string.Join(',', sequence.Items.Select(Plain))}]",
        YamlValue.Mapping mapping => $"{{{string.Join(',', mapping.Entries.Select(entry => $"{entry.Key}:{Plain(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException("A value of a kind that is not known here."),
    };
}
