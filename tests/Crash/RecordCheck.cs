using System.Globalization;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.Crash;

/// <summary>
/// Compares what the service tells of its work with the commits. Each path that a commit of ours touched has one event, and no event tells of anything
/// else; the ledger names, for each copy, the merge and the delivery that the branch really has it from.
/// </summary>
internal sealed class RecordCheck(SimulatedGitHub github, IEnumerable<Touch> touches, Verdict verdict)
{
    // The commits of a pull request that was closed may stand in the next one too.
    private readonly List<Touch> _touches = [.. touches.DistinctBy(touch => (touch.Repository, touch.Commit, touch.Path))];

    /// <param name="audit">Every event.</param>
    /// <param name="deliveries">Every delivery.</param>
    public void CompareAudit(IReadOnlyList<JsonObject> audit, IReadOnlyList<JsonObject> deliveries)
    {
        var merges = deliveries.ToDictionary(delivery => (string)delivery["id"]!, MergeOf);
        var told = audit.Where(entry => (string)entry["action"]! is "file_written" or "file_deleted").ToList();
        verdict.AuditEvents = told.Count;
        foreach (var entry in audit.Where(entry => (string)entry["action"]! == "drift_overwritten"))
        {
            verdict.Wrong.Add($"the audit tells that {Where(entry)} had been changed by people before {MergeOf(entry)}; nobody does that here");
        }

        foreach (var entry in told.Where(entry => merges.GetValueOrDefault((string)entry["delivery_id"]!) != MergeOf(entry)))
        {
            verdict.Wrong.Add($"the audit tells of {Where(entry)} by {MergeOf(entry)}, and names the delivery {entry["delivery_id"]}, which is not of that merge");
        }

        foreach (var entry in told.Where(entry => entry["target_commit"] is null && !IsClosed(entry)))
        {
            verdict.Wrong.Add($"the audit tells of {Where(entry)} by {MergeOf(entry)} without a commit");
        }

        var events = told.Where(entry => entry["target_commit"] is not null).ToLookup(KeyOf);
        var commits = _touches.ToDictionary(touch => (touch.Repository, touch.Path, touch.Commit));
        foreach (var (key, touch) in commits.Where(known => events[known.Key].Count() != 1))
        {
            verdict.Wrong.Add($"the audit has {events[key].Count()} events of {touch.Repository}@{touch.Branch} {touch.Path}, which the commit {touch.Commit} of {touch.Source.Repository}#{touch.Merge} touched");
        }

        foreach (var entry in events.SelectMany(same => same))
        {
            var isRight = commits.TryGetValue(KeyOf(entry), out var touch)
                && (touch.Branch, touch.SourcePath, touch.Blob is null ? "file_deleted" : "file_written", touch.Source.CommitOf(touch.Merge)) == ((string)entry["branch"]!, (string)entry["source_path"]!, (string)entry["action"]!, (string)entry["source_commit"]!)
                && MergeOf(entry) == MergeOf(touch);
            if (!isRight)
            {
                verdict.Wrong.Add($"the audit tells that {MergeOf(entry)} did {entry["action"]} at {Where(entry)} by the commit {entry["target_commit"]}; that commit did not");
            }
        }
    }

    /// <param name="ledger">Every line, of all targets.</param>
    public void CompareLedger(IReadOnlyList<JsonObject> ledger)
    {
        verdict.LedgerLines = ledger.Count;
        var lines = ledger.ToDictionary(line => ((string)line["target_repo"]!, (string)line["branch"]!, (string)line["path"]!));
        var copies = _touches.GroupBy(touch => (touch.Repository, touch.Branch, touch.Path)).ToDictionary(copy => copy.Key, copy => copy.OrderBy(touch => github.Repository(touch.Repository).OrderOf(touch.Commit)).ToList());
        foreach (var (place, history) in copies)
        {
            var line = lines.GetValueOrDefault(place);
            var last = history[^1];
            var isRight = place.Repository switch
            {
                Routes.Docs or Routes.Site => last.Blob is null ? line is null : line is not null && Names(line, "blob", last),
                // What is proposed to be removed stands on the target branch until people merge that.
                Routes.Handbook => line is not null && (last.Blob is null || Names(line, "proposed_blob", last)),
                // Pull requests apart from each other: any of them may be the last that was recorded.
                _ => line is not null && history.Any(touch => Names(line, "proposed_blob", touch)),
            };
            if (!isRight)
            {
                verdict.Wrong.Add($"the ledger says of {place.Repository}@{place.Branch} {place.Path} {line?.ToJsonString() ?? "nothing"}; it was touched last by the commit {last.Commit} of {MergeOf(last)}, blob {last.Blob ?? "none"}");
            }
        }

        foreach (var place in lines.Keys.Where(place => !copies.ContainsKey(place)))
        {
            verdict.Wrong.Add($"the ledger knows {place}, which no commit touched");
        }
    }

    private static bool Names(JsonObject line, string blob, Touch touch) =>
        (string?)line[blob] == touch.Blob && (string)line["source_repo"]! == touch.Source.Repository && (string)line["source_path"]! == touch.SourcePath
        && (string)line["source_commit"]! == touch.Source.CommitOf(touch.Merge);

    /// <summary>A pull request in which nothing is left is closed instead of being emptied by one more commit.</summary>
    private bool IsClosed(JsonObject entry) => (int?)entry["target_pull_request"] is { } number
        && github.Repository((string)entry["target_repo"]!).PullRequests.Any(pull => pull.Number == number && pull.State == PullRequestState.Closed);

    private static (string, string, string) KeyOf(JsonObject entry) => ((string)entry["target_repo"]!, (string)entry["target_path"]!, (string)entry["target_commit"]!);

    private static string Where(JsonObject entry) => $"{entry["target_repo"]}@{entry["branch"]} {entry["target_path"]}";

    private static string MergeOf(JsonObject told) => $"{told["source_repo"]}#{told["source_pull_request"] ?? told["pull_request"]}";

    private static string MergeOf(Touch touch) => string.Create(CultureInfo.InvariantCulture, $"{touch.Source.Repository}#{touch.Merge}");
}
