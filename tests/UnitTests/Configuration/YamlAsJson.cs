using System.Text.Json.Nodes;
using ExamplesCopier.Infrastructure.Yaml.Documents;

namespace ExamplesCopier.UnitTests.Configuration;

/// <summary>A YAML file as editors hand it to a schema.</summary>
internal static class YamlAsJson
{
    public static string Convert(string yaml) => Convert(DocumentReader.Read(yaml, new Problems()).Root!)!.ToJsonString();

    private static JsonNode? Convert(Node node) => node switch
    {
        MappingNode mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Convert(entry.Value)))),
        SequenceNode sequence => new JsonArray([.. sequence.Items.Select(Convert)]),
        ScalarNode { Kind: ScalarKind.Text } text => text.Value,
        ScalarNode { Kind: ScalarKind.Null } => null,
        ScalarNode scalar => JsonNode.Parse(scalar.Value.ToLowerInvariant()),
        _ => throw new InvalidOperationException(),
    };
}
