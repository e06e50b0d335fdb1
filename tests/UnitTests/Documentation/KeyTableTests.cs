using System.Text.Json;
using ExamplesCopier.UnitTests.Configuration;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>The tables of keys against the reader, which names the keys it knows when it meets another, and against the JSON Schema.</summary>
public sealed class KeyTableTests
{
    private const string Schema = "configs/copier-config.schema.json";
    private const string Known = "Known here: ";

    private const string Everywhere = """
        qqqqqqqqqqqq: 1
        sources:
          - repo: acme/code
            qqqqqqqqqqqq: 1
            batch_pr_config: {qqqqqqqqqqqq: 1}
            settings: {qqqqqqqqqqqq: 1, rate_limit: {qqqqqqqqqqqq: 1}}
            copy_rules:
              - name: all
                qqqqqqqqqqqq: 1
                source_pattern: {type: glob, pattern: '**', qqqqqqqqqqqq: 1}
                targets:
                  - repo: acme/docs
                    path_transform: x
                    qqqqqqqqqqqq: 1
                    commit_strategy: {qqqqqqqqqqqq: 1}
                    deprecation_check: {qqqqqqqqqqqq: 1}
        defaults: {qqqqqqqqqqqq: 1}
        """;

    private const string SingleSource = """
        qqqqqqqqqqqq: 1
        source_repo: acme/code
        copy_rules:
          - name: all
            source_pattern: {type: glob, pattern: '**'}
            targets: [{repo: acme/docs, path_transform: x}]
        """;

    private static readonly Dictionary<string, string> Places = new()
    {
        ["multi_source"] = "",
        ["source"] = "sources[0].",
        ["batch_pr_config"] = "sources[0].batch_pr_config.",
        ["settings"] = "sources[0].settings.",
        ["rate_limit"] = "sources[0].settings.rate_limit.",
        ["copy_rule"] = "sources[0].copy_rules[0].",
        ["source_pattern"] = "sources[0].copy_rules[0].source_pattern.",
        ["target"] = "sources[0].copy_rules[0].targets[0].",
        ["commit_strategy"] = "sources[0].copy_rules[0].targets[0].commit_strategy.",
        ["deprecation_check"] = "sources[0].copy_rules[0].targets[0].deprecation_check.",
        ["defaults"] = "defaults.",
    };

    public static TheoryData<string> Sections => [.. Places.Keys, "single_source"];

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_table_names_exactly_the_keys_that_the_reader_knows(string section) =>
        Rows(section).Select(row => Cell.Code(row[0])).Should().BeEquivalentTo(KnownKeys(section));

    [Theory]
    [MemberData(nameof(Sections))]
    public void A_table_names_the_keys_and_defaults_of_the_schema(string section)
    {
        using var schema = JsonDocument.Parse(ConfigurationFile.InRepository(Schema));
        var definitions = schema.RootElement.GetProperty("definitions");
        var definition = section == "rate_limit"
            ? definitions.GetProperty("settings").GetProperty("properties").GetProperty("rate_limit")
            : definitions.GetProperty(section);
        var required = definition.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToList() : [];

        Rows(section).Select(row => Cell.Code(row[0])).Should().BeEquivalentTo(definition.GetProperty("properties").EnumerateObject().Select(key => key.Name));
        foreach (var row in Rows(section))
        {
            var key = Cell.Code(row[0]);
            var expected = required.Contains(key) ? "required" : Default(definition.GetProperty("properties").GetProperty(key), definitions);
            if (expected is not null)
            {
                Cell.Code(row[2]).Should().Be(expected, because: $"that is the default of {section}.{key}");
            }
        }
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(string section) =>
        MarkdownDocument.Of("docs/configuration.md").Tables.Single(table => table.Mark == $"keys: {section}").Rows;

    private static string[] KnownKeys(string section)
    {
        var reading = ConfigurationFile.Read(section == "single_source" ? SingleSource : Everywhere);
        var path = Places.GetValueOrDefault(section, "") + "qqqqqqqqqqqq";
        var message = reading.Errors.Concat(reading.Warnings).Single(problem => problem.Path == path).Message;
        var list = message[(message.IndexOf(Known, StringComparison.Ordinal) + Known.Length)..];
        return list[..list.IndexOf('.', StringComparison.Ordinal)].Split(", ");
    }

    private static string? Default(JsonElement key, JsonElement definitions)
    {
        if (key.TryGetProperty("default", out var value))
        {
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetRawText() : value.ToString();
        }

        var reference = key.TryGetProperty("allOf", out var all) ? all[0] : key;
        return reference.TryGetProperty("$ref", out var target) ? Default(definitions.GetProperty(target.GetString()!.Split('/')[^1]), definitions) : null;
    }
}
