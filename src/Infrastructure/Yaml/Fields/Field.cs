using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.Infrastructure.Yaml.Fields;

/// <summary>One value of the file with its path; reading it as the wrong type reports the problem and gives null.</summary>
internal sealed class Field(Reading reading, DocumentPath path, Node? written, Position parent)
{
    private readonly Node? _node = written is ScalarNode { Kind: ScalarKind.Null } ? null : written;

    /// <summary>Nothing, <c>~</c> and <c>null</c> leave a field out just as not writing it does.</summary>
    [MemberNotNullWhen(false, nameof(_node))]
    public bool IsAbsent => _node is null;

    public bool IsEmpty => written is ScalarNode { Kind: ScalarKind.Text, Value: "" };

    public bool IsLegacy => reading.IsLegacy;

    public string? Text()
    {
        if (IsAbsent)
        {
            return null;
        }

        if (_node is not ScalarNode scalar)
        {
            Error($"Expected text, found {Describe()}.");
            return null;
        }

        if (scalar.Kind != ScalarKind.Text)
        {
            ErrorUnlessLegacy($"Expected text, found {Describe()}. Put it in quotes: \"{Quoted.Shorten(scalar.Value)}\".", "it is read as text");
        }

        return scalar.Value;
    }

    public bool? Boolean()
    {
        switch (_node)
        {
            case null:
                return null;
            case ScalarNode { Kind: ScalarKind.Boolean } scalar:
                return scalar.Value[0] is 't' or 'T';
            case ScalarNode { Kind: ScalarKind.Text, Style: YamlDotNet.Core.ScalarStyle.Plain } scalar when CoreSchema.OldBoolean(scalar.Value) is { } old:
                var meant = old ? "true" : "false";
                ErrorUnlessLegacy($"Expected true or false, found the text {Quoted.Quote(scalar.Value)}. Write {meant}.", $"it is read as {meant}");
                return old;
            default:
                Error($"Expected true or false, found {Describe()}{Unquoted(ScalarKind.Boolean)}.");
                return null;
        }
    }

    public int? Integer()
    {
        if (IsAbsent)
        {
            return null;
        }

        if (_node is not ScalarNode { Kind: ScalarKind.Integer } scalar)
        {
            var advice = Unquoted(ScalarKind.Integer) is { Length: > 0 } unquoted ? unquoted : "; write digits only";
            Error($"Expected a whole number, found {Describe()}{advice}.");
            return null;
        }

        if (!TryParse(scalar.Value, out var value))
        {
            Error($"The number {Quoted.Shorten(scalar.Value)} is too large.");
            return null;
        }

        return value;
    }

    public Section? Mapping(string advice = "Write its keys below it, indented, like key: value.")
    {
        if (!IsAbsent && _node is not MappingNode)
        {
            Error($"Expected keys with values, found {Describe()}. {advice}");
        }

        return _node is MappingNode mapping ? new Section(reading, path, mapping) : null;
    }

    public IReadOnlyList<Field>? Items()
    {
        if (!IsAbsent && _node is not SequenceNode)
        {
            Error($"Expected a list, found {Describe()}. Begin each entry with '- '.");
        }

        return _node is SequenceNode list ? [.. list.Items.Select((item, i) => new Field(reading, path.Of(i), item, item.Start))] : null;
    }

    /// <summary>The value as it is written, quoted or not, for what is more than text; null after reporting a list or mapping.</summary>
    public string? Written() => _node is ScalarNode scalar ? scalar.Value : Text();

    /// <summary>Reports that the field has no value.</summary>
    public void Missing(string advice) => Error($"This is {(written is null ? "missing" : "empty")}. {advice}");

    public void Error(string message, int? offset = null) => reading.Problems.Error(path, At(offset), message);

    public void Warning(string message, int? offset = null) => reading.Problems.Warning(path, At(offset), message);

    /// <summary>An error, but only a warning in the single-source form, where <paramref name="consequence"/> says what happens instead.</summary>
    public void ErrorUnlessLegacy(string message, string consequence, int? offset = null)
    {
        if (IsLegacy)
        {
            Warning($"{message} In the single-source form {consequence}.", offset);
        }
        else
        {
            Error(message, offset);
        }
    }

    private Position At(int? offset) => (_node, offset) switch
    {
        (ScalarNode scalar, { } within) => ScalarPositions.Of(reading.Text, scalar, within),
        (null, _) => written?.Start ?? parent,
        _ => _node.Start,
    };

    private string Unquoted(ScalarKind kind) =>
        _node is ScalarNode scalar && CoreSchema.Resolve(scalar.Value) == kind ? "; write it without quotes" : "";

    private string Describe() => _node switch
    {
        MappingNode => "a mapping",
        SequenceNode => "a list",
        ScalarNode { Kind: ScalarKind.Boolean } scalar => $"the boolean {scalar.Value}",
        ScalarNode { Kind: ScalarKind.Integer or ScalarKind.Float } scalar => $"the number {Quoted.Shorten(scalar.Value)}",
        ScalarNode scalar => $"the text {Quoted.Quote(scalar.Value)}",
        _ => "nothing",
    };

    private static bool TryParse(string text, out int value) => text switch
    {
        ['0', 'x', .. var hex] => int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0,
        ['0', 'o', .. var octal] => TryParseOctal(octal, out value),
        _ => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value),
    };

    private static bool TryParseOctal(string digits, out int value)
    {
        const int MaxDigits = 10;
        var number = digits.TrimStart('0');
        value = number.Length <= MaxDigits ? number.Aggregate(0, (sum, digit) => sum * 8 + (digit - '0')) : -1;
        return number.Length <= MaxDigits;
    }
}
