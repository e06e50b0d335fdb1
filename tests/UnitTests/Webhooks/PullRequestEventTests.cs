using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExamplesCopier.Api.Webhooks;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.UnitTests.Copying;

namespace ExamplesCopier.UnitTests.Webhooks;

public sealed class PullRequestEventTests
{
    // As GitHub sends it, with fields that nobody asked for.
    private const string Event = """
        {
          "action": "closed", "number": 42, "sender": {"login": "octocat"},
          "pull_request": {
            "number": 42, "merged": true, "merge_commit_sha": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "title": "Better examples",
            "html_url": "https://github.com/acme/code-examples/pull/42", "changed_files": 1, "user": {"login": "octocat", "id": 583231, "type": "User"},
            "merged_by": {"login": "maintainer", "id": 9}, "base": {"ref": "main", "sha": "b"}, "head": {"ref": "patch-1", "repo": null}, "body": null
          },
          "repository": {"id": 1001, "full_name": "acme/code-examples", "private": true},
          "installation": {"id": 7, "node_id": "x"}
        }
        """;

    [Fact]
    public void A_merge_is_read_with_all_that_copying_needs() =>
        Read(_ => { }).ToMerge().Should().Be((Given.Merge() with { MergedBy = "maintainer" }, null));

    [Fact]
    public void A_NUL_that_no_database_may_take_is_replaced() =>
        Read(root => root["pull_request"]!["title"] = "a\0b").ToMerge().Merge!.Title.Should().Be("a\uFFFDb");

    [Fact]
    public void What_GitHub_may_leave_out_may_be_missing()
    {
        var (merge, problem) = Read(root =>
        {
            root.Remove("installation");
            foreach (var field in new[] { "title", "html_url", "user", "merged_by", "merge_commit_sha" })
            {
                root["pull_request"]!.AsObject().Remove(field);
            }
        }).ToMerge();

        problem.Should().BeNull();
        merge.Should().BeEquivalentTo(new
        {
            Title = "",
            Url = "",
            Author = new Person("ghost", 0),
            MergedBy = (string?)null,
            MergeCommit = (CommitSha?)null,
            InstallationId = (InstallationId?)null,
        });
    }

    [Theory]
    [InlineData("merge_commit_sha")]
    [InlineData("user")]
    [InlineData("merged_by")]
    [InlineData("title")]
    public void Null_is_as_good_as_missing(string field) =>
        Read(root => root["pull_request"]![field] = null).ToMerge().Merge.Should().NotBeNull();

    [Theory]
    [InlineData("pull_request.number", "0", "pull_request.number")]
    [InlineData("pull_request.number", "-1", "pull_request.number")]
    [InlineData("pull_request", "null", "pull_request.number")]
    [InlineData("repository", "null", "repository.id")]
    [InlineData("repository.id", "0", "repository.id")]
    [InlineData("repository.full_name", "null", "repository.full_name")]
    [InlineData("repository.full_name", "\"code-examples\"", "repository.full_name")]
    [InlineData("repository.full_name", "\"acme/../x\"", "repository.full_name")]
    [InlineData("repository.full_name", "\"acme/x\\u0000\"", "repository.full_name")]
    [InlineData("pull_request.base", "null", "pull_request.base.ref")]
    [InlineData("pull_request.base.ref", "\"\"", "pull_request.base.ref")]
    [InlineData("pull_request.base.ref", "\"a..b\"", "pull_request.base.ref")]
    [InlineData("pull_request.merge_commit_sha", "\"\"", "pull_request.merge_commit_sha")]
    [InlineData("pull_request.merge_commit_sha", "\"main\"", "pull_request.merge_commit_sha")]
    [InlineData("pull_request.merge_commit_sha", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"", "pull_request.merge_commit_sha")]
    [InlineData("pull_request.changed_files", "null", "pull_request.changed_files")]
    [InlineData("pull_request.changed_files", "-1", "pull_request.changed_files")]
    public void What_is_wrong_is_named(string field, string value, string named)
    {
        var (merge, problem) = Read(root => Set(root, field, value)).ToMerge();

        merge.Should().BeNull();
        problem.Should().Contain(named);
    }

    [Theory]
    [InlineData("pull_request.number", "\"42\"")]
    [InlineData("pull_request.number", "4.2")]
    [InlineData("pull_request.number", "99999999999")]
    [InlineData("pull_request.number", "null")]
    [InlineData("pull_request.merged", "\"true\"")]
    [InlineData("pull_request.title", "5")]
    [InlineData("pull_request.title", "\"\\ud800\"")]
    [InlineData("repository", "[]")]
    [InlineData("repository.id", "\"1001\"")]
    [InlineData("installation", "\"7\"")]
    [InlineData("pull_request.user", "\"octocat\"")]
    public void A_wrong_type_is_no_event(string field, string value) =>
        FluentActions.Invoking(() => Read(root => Set(root, field, value))).Should().Throw<JsonException>();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("\"closed\"")]
    [InlineData("{} {}")]
    [InlineData("{\"action\":\"closed\",}")]
    [InlineData("payload=%7B%7D")]
    public void What_is_not_an_object_is_no_event(string body) =>
        FluentActions.Invoking(() => Parse(Encoding.UTF8.GetBytes(body))).Should().Throw<JsonException>();

    [Fact]
    public void Bytes_that_are_no_text_and_bottomless_nesting_are_no_event()
    {
        FluentActions.Invoking(() => Parse([.. "{\"action\":\""u8, 0xFF, 0xFE, .. "\"}"u8])).Should().Throw<JsonException>();
        FluentActions.Invoking(() => Parse(Encoding.UTF8.GetBytes($"{{\"x\":{new string('[', 100_000)}"))).Should().Throw<JsonException>();
    }

    [Theory]
    [InlineData("closed", "true", true)]
    [InlineData("closed", "false", false)]
    [InlineData("closed", "null", false)]
    [InlineData("opened", "true", false)]
    [InlineData("Closed", "true", false)]
    public void Only_what_was_closed_by_a_merge_is_one(string action, string merged, bool isMerge) =>
        Read(root =>
        {
            root["action"] = action;
            root["pull_request"]!["merged"] = JsonNode.Parse(merged);
        }).IsMerge.Should().Be(isMerge);

    private static void Set(JsonObject root, string field, string value)
    {
        var names = field.Split('.');
        JsonNode at = root;
        foreach (var name in names[..^1])
        {
            at = at[name]!;
        }

        at[names[^1]] = JsonNode.Parse($"[{Mark(value)}]")![0]?.DeepClone();
    }

    // JsonNode refuses a lone surrogate, so it travels as a mark until the text is written.
    private static string Mark(string value) => value.Replace("\\ud800", "<lone>", StringComparison.Ordinal);

    private static PullRequestEvent Read(Action<JsonObject> change)
    {
        var root = JsonNode.Parse(Event)!.AsObject();
        change(root);
        var text = root.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        return Parse(Encoding.UTF8.GetBytes(text.Replace("<lone>", "\\ud800", StringComparison.Ordinal)));
    }

    private static PullRequestEvent Parse(byte[] body) => JsonSerializer.Deserialize(body, WebhookJson.Default.PullRequestEvent)!;
}
