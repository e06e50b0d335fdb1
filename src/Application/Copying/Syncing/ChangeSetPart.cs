using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying.Syncing;

/// <summary>What one run of a sync does of a change set; all its runs together are one change set to whoever looks.</summary>
internal sealed record ChangeSetPart
{
    /// <summary>The whole change set.</summary>
    public required ChangeSet Whole { get; init; }

    /// <summary>What earlier runs did; null for the first.</summary>
    public required ChangeSetRecord? Earlier { get; init; }

    /// <summary>What is to be done now.</summary>
    public required IReadOnlyList<FileEdit> Edits { get; init; }

    /// <summary>Nothing is left after it.</summary>
    public required bool IsLast { get; init; }

    /// <summary>How many files the target lacks, these and those of later parts.</summary>
    public required int Lacking { get; init; }

    /// <summary>What the target has already; told with the last part.</summary>
    public required IReadOnlyList<FileEdit> Identical { get; init; }

    /// <summary>All of a change set that is left, in one part.</summary>
    public static ChangeSetPart All(ChangeSet whole, ChangeSetRecord? earlier) =>
        new() { Whole = whole, Earlier = earlier, Edits = whole.Edits, IsLast = true, Lacking = whole.Edits.Count, Identical = [] };

    /// <summary>The part as a change set of its own. A pull request is merged when all of it is in.</summary>
    public ChangeSet Set
    {
        get
        {
            var set = Whole with { Edits = Edits, FilesOfWhole = Lacking + (Earlier?.Files.Count(file => file.State == FileResultState.Succeeded) ?? 0) };
            return IsLast ? set : set with { Problems = [], Strategy = set.Strategy with { AutoMerge = false } };
        }
    }

    /// <summary>A pull request of an earlier run stands, and only its merge may be missing.</summary>
    public bool IsWaiting => Lacking == 0 && Earlier is { PullRequest: not null, Commit: not null };

    /// <summary>Everything that is known of the change set with what this part brought.</summary>
    public ChangeSetRecord Join(ChangeSetRecord record)
    {
        var joined = record with
        {
            Commit = record.Commit ?? Earlier?.Commit,
            PullRequest = record.PullRequest ?? Earlier?.PullRequest,
            PullRequestUrl = record.PullRequestUrl ?? Earlier?.PullRequestUrl,
            Note = record.Note ?? Earlier?.Note,
        };
        if (record.State == ChangeSetState.Held)
        {
            return joined with { Files = Earlier?.Files ?? [] };
        }

        if (IsRefused(record))
        {
            // What is known of a file already stands.
            return joined with { Files = Together([.. FailedFiles.Of(Whole, record.Error!), .. record.Files, .. Earlier?.Files ?? []]) };
        }

        var files = Together([.. Earlier?.Files ?? [], .. record.Files, .. IsLast ? Identical.Select(edit => FileResult.Of(edit, FileResultState.Unchanged)) : []]);
        return joined with { Files = files, State = !IsLast ? ChangeSetState.Pending : StateOf(record, files), Error = IsLast ? ErrorOf(record, files) : null };
    }

    /// <summary>The same after a fault: what earlier runs did stays known, and what this one could not do is done by a later one.</summary>
    public ChangeSetRecord JoinFault(ChangeSetRecord record) => record.State == ChangeSetState.Failed
        ? Join(record)
        : (Earlier ?? record with { Files = [] }) with { State = ChangeSetState.Pending, Error = record.Error };

    // The target as a whole is closed, or refused the write: what holds for these files holds for all.
    private bool IsRefused(ChangeSetRecord record) =>
        record is { State: ChangeSetState.Failed, Error: { } error } && Edits.Count > 0
        && record.Files.Where(file => file.State == FileResultState.Failed && file.Reason == error).Select(file => file.SourcePath).ToHashSet(StringComparer.Ordinal) is var failed
        && Edits.All(edit => failed.Contains(edit.SourcePath));

    private static ChangeSetState StateOf(ChangeSetRecord record, IReadOnlyList<FileResult> files) => record.State switch
    {
        ChangeSetState.Unchanged or ChangeSetState.Failed when files.Any(file => file.State == FileResultState.Succeeded) => ChangeSetState.Succeeded,
        ChangeSetState.Unchanged when files.Any(file => file.State == FileResultState.Failed) => ChangeSetState.Failed,
        var state => state,
    };

    private static string? ErrorOf(ChangeSetRecord record, IReadOnlyList<FileResult> files) => StateOf(record, files) switch
    {
        ChangeSetState.Failed => record.Error ?? files.First(file => file.State == FileResultState.Failed).Reason,
        ChangeSetState.Succeeded => null,
        _ => record.Error,
    };

    private static List<FileResult> Together(IReadOnlyList<FileResult> files)
    {
        var byPlace = new Dictionary<(string, string?, string?), FileResult>(files.Count);
        foreach (var file in files)
        {
            byPlace[(file.SourcePath, file.Rule, file.TargetPath)] = file;
        }

        return [.. byPlace.Values];
    }
}
