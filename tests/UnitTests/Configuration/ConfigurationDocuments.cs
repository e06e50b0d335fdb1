using System.Text.Json.Nodes;
using CsCheck;

namespace ExamplesCopier.UnitTests.Configuration;

/// <summary>Configuration files at random: valid ones with any of the keys, and the same with one mistake.</summary>
internal static class ConfigurationDocuments
{
    private static readonly Gen<JsonNode?> Bool = Gen.Bool.Select(value => (JsonNode?)value);
    private static readonly Gen<JsonNode?> Message = Texts("", "Update ${source_repo}", "${file_count} file(s)\n\n${pr_url}", "yes", "12", "${", "ünï");
    private static readonly Gen<JsonNode?> Names = Texts("x", "jane-doe", "true", "0").Array[0, 3].Select(Array);
    private static readonly Gen<JsonNode?> Branch = Texts("main", "release/v1.0", "a@b");
    private static readonly Gen<JsonNode?> Installation = Gen.OneOf(Texts("1", "007", "12345678"), Gen.Int[1, int.MaxValue].Select(value => (JsonNode?)value));
    private static readonly Gen<JsonNode?> Positive = Gen.Int[1, int.MaxValue].Select(value => (JsonNode?)value);
    private static readonly Gen<JsonNode?> FilePath = Texts("gone.json", ".copier/config.yaml", "a b/c");

    private static readonly Gen<JsonNode?> Strategy = Object(
        [],
        [
            ("type", Texts("direct", "pull_request", "batch")), ("commit_message", Message), ("pr_title", Message), ("pr_body", Message),
            ("use_pr_template", Bool), ("auto_merge", Bool), ("merge_method", Texts("merge", "squash", "rebase")), ("reuse_open_pr", Bool), ("labels", Names),
            ("reviewers", Names), ("team_reviewers", Names), ("assignees", Names), ("draft", Bool), ("batch_size", Positive),
        ]);

    private static readonly Gen<JsonNode?> Deprecation = Object([], [("enabled", Bool), ("file", FilePath)]);

    private static readonly Gen<JsonNode?> Settings = Object(
        [],
        [
            ("enabled", Bool), ("dry_run", Bool), ("timeout_seconds", Gen.Int[1, 3600].Select(value => (JsonNode?)value)),
            ("rate_limit", Object([], [("max_webhooks_per_minute", Positive), ("max_concurrent", Positive)])),
        ]);

    private static readonly Gen<JsonNode?> Batch = Object([], [("pr_title", Message), ("pr_body", Message), ("commit_message", Message), ("use_pr_template", Bool)]);

    private static readonly Gen<JsonNode?> Defaults = Object([], [("commit_strategy", Strategy), ("deprecation_check", Deprecation), ("settings", Settings)]);

    private static readonly Gen<JsonNode?> Target = Object(
        [("repo", Texts("acme/docs", "a/b.c", "Acme/Docs")), ("path_transform", Texts("${path}", "x/${name}.${ext}", "plain"))],
        [("branch", Branch), ("installation_id", Installation), ("on_delete", Texts("keep", "delete")), ("commit_strategy", Strategy), ("deprecation_check", Deprecation)]);

    private static readonly Gen<JsonNode?> Pattern = Object(
        [("type", Texts("prefix", "glob", "regex")), ("pattern", Texts("examples/", "a", "go/x.go"))],
        [("exclude_patterns", Texts("_test\\.go$", "^a").Array[0, 2].Select(Array))]);

    private static readonly Gen<JsonNode?> Rules = Object([("source_pattern", Pattern), ("targets", Target.Array[1, 3].Select(Array))], []).Array[1, 3].Select(rules =>
        Array([.. rules.Select((rule, index) => Put(rule, "name", $"rule {index}"))]));

    private static readonly Gen<JsonNode?> Source = Gen.OneOf(
        Object([("copy_rules", Rules)], CommonOfSource()),
        Object([("config_file", FilePath)], [.. CommonOfSource(), ("allowed_targets", Texts("acme/*", "a/b@main").Array[0, 2].Select(Array))]));

    private static readonly Gen<JsonNode?> MultiSource = Object(
        [("sources", Source.Array[0, 3].Select(sources => Array([.. sources.Select((source, index) => Put(source, "repo", $"acme/source{index}"))])))],
        [("defaults", Defaults)]);

    private static readonly Gen<JsonNode?> SingleSource = Object(
        [("source_repo", Texts("acme/code")), ("copy_rules", Rules)],
        [("source_branch", Branch), ("batch_by_repo", Bool), ("batch_pr_config", Batch), ("defaults", Defaults)]);

    public static Gen<JsonNode> Valid { get; } = Gen.OneOf(MultiSource, SingleSource).Select(document => document!);

    public static Gen<JsonNode> Invalid { get; } = Gen.Select(MultiSource, Gen.Int[0, int.MaxValue], Gen.Int[0, 3]).Select((document, place, kind) =>
        Mistakes.Make(document!.DeepClone(), place, kind));

    /// <summary>A document with every mapping there is.</summary>
    public static JsonObject Complete() => JsonNode.Parse("""
        {"defaults":{},"sources":[{"repo":"acme/code","settings":{"rate_limit":{}},"batch_pr_config":{},"copy_rules":[{"name":"r",
        "source_pattern":{"type":"glob","pattern":"**"},"targets":[{"repo":"acme/docs","path_transform":"${path}","commit_strategy":{},"deprecation_check":{}}]}]}]}
        """)!.AsObject();

    /// <summary>A document that is valid but for <paramref name="text"/>, if at all.</summary>
    public static JsonObject With(string definition, string text)
    {
        var document = Complete();
        var target = document["sources"]![0]!["copy_rules"]![0]!["targets"]![0]!;
        switch (definition)
        {
            case "repository":
                target["repo"] = text;
                break;
            case "repository_path":
                target["deprecation_check"]!["file"] = text;
                break;
            default:
                target[definition] = text;
                break;
        }

        return document;
    }

    private static (string Key, Gen<JsonNode?> Value)[] CommonOfSource() =>
        [("branch", Branch), ("installation_id", Installation), ("batch_by_repo", Bool), ("batch_pr_config", Batch), ("settings", Settings)];

    private static Gen<JsonNode?> Texts(params string[] texts) => Gen.OneOfConst(texts).Select(text => (JsonNode?)text);

    private static JsonNode? Array(JsonNode?[] items) => new JsonArray([.. items.Select(item => item?.DeepClone())]);

    private static JsonNode? Put(JsonNode? node, string key, string value)
    {
        var copy = node!.DeepClone();
        copy[key] = value;
        return copy;
    }

    private static Gen<JsonNode?> Object((string Key, Gen<JsonNode?> Value)[] required, (string Key, Gen<JsonNode?> Value)[] optional)
    {
        var fields = required.Select(field => field.Value.Select(value => (field.Key, Value: value, Present: true)))
            .Concat(optional.Select(field => Gen.Select(field.Value, Gen.Bool).Select((value, present) => (field.Key, Value: value, Present: present))));
        var none = Gen.Const(Enumerable.Empty<(string Key, JsonNode? Value, bool Present)>());
        return fields.Aggregate(none, (all, field) => Gen.Select(all, field).Select((fieldsSoFar, next) => fieldsSoFar.Append(next)))
            .Select(all => (JsonNode?)new JsonObject(all.Where(field => field.Present).Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone()))));
    }
}
