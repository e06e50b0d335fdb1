using System.Text.Json.Nodes;
using CsCheck;
using ExamplesCopier.Domain.Configuration;
using NJsonSchema;

namespace ExamplesCopier.UnitTests.Configuration;

/// <summary>The schema that editors use and the reader say the same of what a schema can say.</summary>
public sealed class SchemaTests
{
    private static readonly string Text = ConfigurationFile.InRepository("configs/copier-config.schema.json");

    private static readonly JsonSchema Schema = JsonSchema.FromJsonAsync(Text).GetAwaiter().GetResult();

    [Theory]
    [InlineData("configs/copier-config.multi-source.example.yaml")]
    [InlineData("configs/copier-config.single-source.example.yaml")]
    public void The_examples_pass(string path) =>
        Schema.Validate(YamlAsJson.Convert(ConfigurationFile.InRepository(path))).Should().BeEmpty();

    [Fact]
    public void Valid_documents_pass_both() =>
        ConfigurationDocuments.Valid.Sample(
            document => Accepts(document) && Reads(document),
            iter: 1_500,
            print: document => document.ToJsonString());

    [Fact]
    public void Documents_with_one_mistake_fail_both() =>
        ConfigurationDocuments.Invalid.Sample(
            document => !Accepts(document) && !Reads(document),
            iter: 5_000,
            print: document => document.ToJsonString());

    [Theory]
    [InlineData("repository", "acme", "acme/", "/code", "acme/code/x", "acme/..", "acme/.", "a c/d", "acme/co de", "https://github.com/acme/code")]
    [InlineData("branch", "", "-x", "@", "HEAD", "a..b", "a b", "a/", "/a", ".a", "a.", "a/.b", "a.lock", "a.lock/b", "a@{b", "a~b", "a^b", "a:b", "a?b", "a*b", "a[b", "a\\b", "a//b")]
    [InlineData("repository_path", "", "/a", "a/", "a//b", "../a", "a/../b", "a/..", ".", "./a", "a\\b")]
    [InlineData("installation_id", "", "0", "000", "-1", "1.5", "x", "1 2", "99999999999999999999")]
    public void What_one_refuses_the_other_refuses(string definition, params string[] texts) =>
        texts.Where(text => Accepts(ConfigurationDocuments.With(definition, text)) || Reads(ConfigurationDocuments.With(definition, text))).Should().BeEmpty();

    [Theory]
    [InlineData("repository", "a/b", "A_b-c/d.e_f-G", "acme/...", "acme/.github", "a/-", "_/_")]
    [InlineData("branch", "main", "release/v1.0", "feature/#1-x", "a@b", "@a", "HEAD2", "a.locked", "ü", "a{b}", "a'b")]
    [InlineData("repository_path", "a", "a/b.c", ".copier/config.yaml", "..a/b..", "a b", "ü.json")]
    [InlineData("installation_id", "1", "007", "12345678", "999999999999999999")]
    public void What_one_takes_the_other_takes(string definition, params string[] texts) =>
        texts.Where(text => !Accepts(ConfigurationDocuments.With(definition, text)) || !Reads(ConfigurationDocuments.With(definition, text))).Should().BeEmpty();

    public static TheoryData<string, string> Mappings => new()
    {
        { "multi_source", "" },
        { "source", "sources[0]" },
        { "settings", "sources[0].settings" },
        { "settings.rate_limit", "sources[0].settings.rate_limit" },
        { "batch_pr_config", "sources[0].batch_pr_config" },
        { "copy_rule", "sources[0].copy_rules[0]" },
        { "source_pattern", "sources[0].copy_rules[0].source_pattern" },
        { "target", "sources[0].copy_rules[0].targets[0]" },
        { "commit_strategy", "sources[0].copy_rules[0].targets[0].commit_strategy" },
        { "deprecation_check", "sources[0].copy_rules[0].targets[0].deprecation_check" },
        { "defaults", "defaults" },
    };

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Each_mapping_has_the_same_keys(string definition, string path)
    {
        const string Unknown = "zzzzzzzzzzzzzzzzzzzzzz";
        var document = ConfigurationDocuments.Complete();
        var mapping = path.Split('.', '[').Where(step => step.Length > 0).Aggregate((JsonNode)document, (node, step) =>
            step.EndsWith(']') ? node[int.Parse(step[..^1], null)]! : node[step]!);
        mapping.AsObject()[Unknown] = 1;

        var error = ConfigurationFile.Read(document.ToJsonString()).Errors.Should().ContainSingle().Subject;

        var known = error.Message.Split("Known here: ")[1].TrimEnd('.').Split(", ");
        var described = definition.Split('.').Aggregate(JsonNode.Parse(Text)!["definitions"]!, (node, name) => node[name] ?? node["properties"]![name]!);
        known.Should().BeEquivalentTo(described["properties"]!.AsObject().Select(property => property.Key));
    }

    [Fact]
    public void The_limits_are_those_of_the_reader()
    {
        var definitions = JsonNode.Parse(Text)!["definitions"]!;

        ((int)definitions["multi_source"]!["properties"]!["sources"]!["maxItems"]!).Should().Be(Limits.Sources);
        ((int)definitions["copy_rules"]!["maxItems"]!).Should().Be(Limits.RulesPerSource);
        ((int)definitions["copy_rule"]!["properties"]!["targets"]!["maxItems"]!).Should().Be(Limits.TargetsPerRule);
    }

    [Fact]
    public void Both_forms_at_once_fail_both()
    {
        var document = ConfigurationDocuments.Complete();
        document["source_repo"] = "acme/code";

        Accepts(document).Should().BeFalse();
        Reads(document).Should().BeFalse();
    }

    [Fact]
    public void Every_property_has_a_description()
    {
        var bare = new List<string>();
        Visit(JsonNode.Parse(Text)!["definitions"]!.AsObject(), "");
        bare.Should().BeEmpty();

        void Visit(JsonObject properties, string path)
        {
            foreach (var (name, value) in properties)
            {
                var property = value!.AsObject();
                if (!property.ContainsKey("description") && !property.ContainsKey("$ref"))
                {
                    bare.Add($"{path}/{name}");
                }

                Visit(property["properties"]?.AsObject() ?? [], $"{path}/{name}");
            }
        }
    }

    private static bool Accepts(JsonNode document) => Schema.Validate(document.ToJsonString()).Count == 0;

    private static bool Reads(JsonNode document) => ConfigurationFile.Read(document.ToJsonString()).Configuration is not null;
}
