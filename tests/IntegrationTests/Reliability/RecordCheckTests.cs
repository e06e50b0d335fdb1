using System.Text.Json.Nodes;
using ExamplesCopier.Crash;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>The check of a crash run sees whether audit and ledger tell what the commits say.</summary>
public sealed class RecordCheckTests : IAsyncLifetime
{
    private const string Delivery = "d1";
    private readonly CrashSource _source = new("acme/alpha", batches: false, seed: 1);
    private readonly Verdict _verdict = new();
    private SimulatedGitHub _github = null!;
    private Touch _touch = null!;

    public async ValueTask InitializeAsync()
    {
        _github = await SimulatedGitHub.StartAsync();
        _github.CreateRepository(_source.Repository, files => files.File("README.md", "source"));
        var docs = _github.CreateRepository(Routes.Docs, files => files.File("README.md", "target"));
        var merge = _github.Repository(_source.Repository).Commit("main", "#1", edits => edits.Write("code/f0.go", "one"));
        var blob = _github.Repository(_source.Repository).Tree(merge)["code/f0.go"].Oid;
        _source.Note(1, "code/f0.go", blob, GitMode.File);
        _source.Merged(1, merge, 1);
        var commit = docs.Commit("main", "code", edits => edits.Write("alpha/f0.go", "one"));
        _touch = new Touch(Routes.Docs, "main", "alpha/f0.go", commit, _source, "code/f0.go", 1, blob);
    }

    public ValueTask DisposeAsync() => _github.DisposeAsync();

    [Fact]
    public void One_event_and_one_line_for_each_touch_are_right()
    {
        Compare([Event()], [Line()]);

        _verdict.Wrong.Should().BeEmpty();
        (_verdict.AuditEvents, _verdict.LedgerLines).Should().Be((1, 1));
    }

    [Fact]
    public void A_touch_without_an_event_is_told() => Told([], [Line()], "the audit has 0 events of acme/docs@main alpha/f0.go");

    [Fact]
    public void A_touch_with_two_events_is_told() => Told([Event(), Event()], [Line()], "the audit has 2 events of acme/docs@main alpha/f0.go");

    [Theory]
    [InlineData("target_commit", "0123456789012345678901234567890123456789")]
    [InlineData("target_path", "alpha/f1.go")]
    [InlineData("action", "file_deleted")]
    [InlineData("source_commit", "0123456789012345678901234567890123456789")]
    [InlineData("source_path", "code/f1.go")]
    [InlineData("branch", "next")]
    public void An_event_of_what_no_commit_did_is_told(string field, string value) => Told([Event(), With(Event(), field, value)], [Line()], "that commit did not");

    [Fact]
    public void An_event_of_another_merges_delivery_is_told() => Told([With(Event(), "delivery_id", "d2")], [Line()], "names the delivery d2");

    [Fact]
    public void An_event_without_a_commit_is_told() => Told([Event(), With(Event(), "target_commit", null)], [Line()], "without a commit");

    [Fact]
    public void A_change_of_people_where_there_was_none_is_told() => Told([Event(), With(Event(), "action", "drift_overwritten")], [Line()], "nobody does that here");

    [Fact]
    public void A_copy_that_the_ledger_does_not_know_is_told() => Told([Event()], [], "the ledger says of acme/docs@main alpha/f0.go nothing");

    [Theory]
    [InlineData("blob", "0123456789012345678901234567890123456789")]
    [InlineData("source_commit", "0123456789012345678901234567890123456789")]
    [InlineData("source_path", "code/f1.go")]
    public void A_line_of_another_version_is_told(string field, string value) => Told([Event()], [With(Line(), field, value)], "it was touched last by the commit");

    [Fact]
    public void A_line_of_what_no_commit_touched_is_told() => Told([Event()], [Line(), With(Line(), "path", "alpha/f1.go")], "which no commit touched");

    private void Told(JsonObject[] audit, JsonObject[] ledger, string words)
    {
        Compare(audit, ledger);
        _verdict.Wrong.Should().Contain(line => line.Contains(words, StringComparison.Ordinal));
    }

    private void Compare(JsonObject[] audit, JsonObject[] ledger)
    {
        var check = new RecordCheck(_github, [_touch], _verdict);
        check.CompareAudit(audit, [.. new[] { (Id: Delivery, Number: 1), (Id: "d2", Number: 2) }.Select(known => new JsonObject { ["id"] = known.Id, ["source_repo"] = _source.Repository, ["pull_request"] = known.Number })]);
        check.CompareLedger(ledger);
    }

    private JsonObject Event() => new()
    {
        ["action"] = "file_written",
        ["delivery_id"] = Delivery,
        ["source_repo"] = _source.Repository,
        ["source_path"] = _touch.SourcePath,
        ["source_commit"] = _source.CommitOf(1),
        ["source_pull_request"] = 1,
        ["target_repo"] = _touch.Repository,
        ["branch"] = _touch.Branch,
        ["target_path"] = _touch.Path,
        ["target_commit"] = _touch.Commit,
        ["target_pull_request"] = null,
    };

    private JsonObject Line() => new()
    {
        ["target_repo"] = _touch.Repository,
        ["branch"] = _touch.Branch,
        ["path"] = _touch.Path,
        ["source_repo"] = _source.Repository,
        ["source_path"] = _touch.SourcePath,
        ["source_commit"] = _source.CommitOf(1),
        ["blob"] = _touch.Blob,
        ["proposed_blob"] = null,
    };

    private static JsonObject With(JsonObject told, string field, string? value)
    {
        told[field] = value;
        return told;
    }
}
