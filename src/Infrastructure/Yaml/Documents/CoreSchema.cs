using System.Text.RegularExpressions;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

internal enum ScalarKind
{
    Text,
    Null,
    Boolean,
    Integer,
    Float,
}

/// <summary>What an unquoted scalar means in YAML 1.2.</summary>
/// <remarks>Source: https://yaml.org/spec/1.2.2/#1032-tag-resolution</remarks>
internal static partial class CoreSchema
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    public static ScalarKind Resolve(string plain) => plain switch
    {
        "" or "~" or "null" or "Null" or "NULL" => ScalarKind.Null,
        "true" or "True" or "TRUE" or "false" or "False" or "FALSE" => ScalarKind.Boolean,
        _ when Integer().IsMatch(plain) => ScalarKind.Integer,
        _ when Float().IsMatch(plain) => ScalarKind.Float,
        _ => ScalarKind.Text,
    };

    /// <summary>The kind that a tag asks for; null when the tag is not of the core schema.</summary>
    public static ScalarKind? KindOf(string tag) => tag switch
    {
        "!" or TagPrefix + "str" => ScalarKind.Text,
        TagPrefix + "null" => ScalarKind.Null,
        TagPrefix + "bool" => ScalarKind.Boolean,
        TagPrefix + "int" => ScalarKind.Integer,
        TagPrefix + "float" => ScalarKind.Float,
        _ => null,
    };

    /// <summary>The tag as people write it, with <c>!!</c> for what the core schema's tags begin with.</summary>
    public static string Written(string tag) => tag.StartsWith(TagPrefix, StringComparison.Ordinal) ? $"!!{tag[TagPrefix.Length..]}" : tag;

    public static bool IsCollectionTag(string tag, string kind) => tag == TagPrefix + kind;

    /// <summary>What YAML 1.1 read as a boolean and YAML 1.2 reads as text; null for anything else.</summary>
    public static bool? OldBoolean(string plain) => plain switch
    {
        "y" or "Y" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
        "n" or "N" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
        _ => null,
    };

    [GeneratedRegex(@"\A(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex(@"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Float();
}
