using ExamplesCopier.Application.Copying.Previewing;

namespace ExamplesCopier.Api.Admin;

/// <summary>What would go where, and why not: the plan of <c>copier plan</c> with what differs in each target.</summary>
/// <param name="Source">The source repository.</param>
/// <param name="Branch">Its branch.</param>
/// <param name="PullRequest">The pull request; null for paths.</param>
/// <param name="PullRequestState"><c>merged</c>, <c>open</c> or <c>closed</c>; null for paths.</param>
/// <param name="Commit">The commit at which the files were read.</param>
/// <param name="CommitIs">What commit that is: <c>merge_commit</c>, <c>pull_request_head</c> or <c>branch_tip</c>.</param>
/// <param name="Delivered">Whether a delivery would copy anything of it at all; the notes say why not.</param>
/// <param name="Notes">What is to be said of the whole.</param>
/// <param name="Files">The source files, by path.</param>
/// <param name="ChangeSets">What each target branch would get.</param>
public sealed record PreviewBody(
    string Source,
    string Branch,
    int? PullRequest,
    string? PullRequestState,
    string Commit,
    string CommitIs,
    bool Delivered,
    IReadOnlyList<string> Notes,
    IReadOnlyList<PreviewFileBody> Files,
    IReadOnlyList<PreviewChangeSetBody> ChangeSets)
{
    public static PreviewBody Of(CopyPreview preview) => new(
        preview.Source.ToString(),
        preview.Branch.Value,
        preview.PullRequest,
        preview.State is { } state ? Words.Of(state) : null,
        preview.Commit.Value,
        Words.Of(preview.CommitIs),
        preview.IsDelivered,
        preview.Notes,
        [.. preview.Files.Select(PreviewFileBody.Of)],
        [.. preview.ChangeSets.Select(PreviewChangeSetBody.Of)]);
}

/// <summary>One source file.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Verdict"><c>goes</c>, <c>stays</c>, <c>no_rule</c> or <c>excluded</c>.</param>
/// <param name="Reason">Why no rule sends it; null when a target tells.</param>
/// <param name="Excluded">The rules that would want it, each with the pattern by which it excludes it.</param>
/// <param name="Matches">The rules that want it.</param>
public sealed record PreviewFileBody(string Path, string Verdict, string? Reason, IReadOnlyList<PreviewExclusionBody> Excluded, IReadOnlyList<PreviewMatchBody> Matches)
{
    public static PreviewFileBody Of(PreviewedFile file) => new(
        file.Path,
        Words.Of(file.Verdict),
        file.Reason,
        [.. file.Exclusions.Select(exclusion => new PreviewExclusionBody(exclusion.Rule, exclusion.Pattern))],
        [.. file.Matches.Select(match => new PreviewMatchBody(match.Rule, match.Variables, [.. match.Targets.Select(PreviewTargetBody.Of)]))]);
}

/// <summary>A rule that excludes a file.</summary>
public sealed record PreviewExclusionBody(string Rule, string Pattern);

/// <summary>A rule that wants a file, with what its pattern found in the path.</summary>
public sealed record PreviewMatchBody(string Rule, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<PreviewTargetBody> Targets);

/// <summary>A file on its way to one target.</summary>
/// <param name="Repo">The target's repository.</param>
/// <param name="Branch">The target's branch.</param>
/// <param name="Path">The path there; null when the template gives none.</param>
/// <param name="Error">Why the file may not go there; null when it may, or need not.</param>
/// <param name="Action">What the source's change asks for: <c>write</c>, <c>delete</c> or <c>deprecate</c>.</param>
/// <param name="Verdict">What becomes of it: <c>new</c>, <c>changed</c>, <c>mode_changed</c>, <c>deleted</c> and <c>deprecated</c> go; all others do not.</param>
/// <param name="Goes">Whether it goes.</param>
/// <param name="Reason">Why it does not, or what else is to be said.</param>
/// <param name="Arrival"><c>commit</c> or <c>pull_request</c>.</param>
/// <param name="Group">The change set's group.</param>
public sealed record PreviewTargetBody(string Repo, string Branch, string? Path, string? Error, string Action, string Verdict, bool Goes, string? Reason, string Arrival, string Group)
{
    public static PreviewTargetBody Of(PreviewedTarget target) => new(
        target.Repository.ToString(),
        target.Branch.Value,
        target.Path,
        target.IsRefused ? target.Reason : null,
        Words.Of(target.Action),
        Words.Of(target.Verdict),
        target.Goes,
        target.Reason,
        Words.Of(target.Arrival),
        target.Group);
}

/// <summary>What one target branch would get.</summary>
/// <param name="TargetRepo">The target's repository.</param>
/// <param name="Branch">The target's branch.</param>
/// <param name="Group">The rule, or <c>batch</c>.</param>
/// <param name="Arrival"><c>commit</c> or <c>pull_request</c>.</param>
/// <param name="Outcome"><c>commit</c>, <c>open_pull_request</c>, <c>update_pull_request</c>, <c>close_pull_request</c>, <c>nothing</c>, <c>held</c>, <c>declined</c>, <c>stopped</c>, <c>refused</c> or <c>unavailable</c>.</param>
/// <param name="Reason">Why it is so, where that is not plain.</param>
/// <param name="Writes">How many files it would write.</param>
/// <param name="Deletions">How many files it would remove.</param>
/// <param name="ProposalBranch">Our branch, for a pull request.</param>
/// <param name="PullRequest">The pull request of ours that is open now.</param>
/// <param name="PullRequestUrl">Its address.</param>
public sealed record PreviewChangeSetBody(
    string TargetRepo,
    string Branch,
    string Group,
    string Arrival,
    string Outcome,
    string? Reason,
    int Writes,
    int Deletions,
    string? ProposalBranch,
    int? PullRequest,
    string? PullRequestUrl)
{
    public static PreviewChangeSetBody Of(PreviewedChangeSet set) => new(
        set.Key.Repository.ToString(),
        set.Key.Branch.Value,
        set.Key.Group,
        Words.Of(set.Key.Arrival),
        Words.Of(set.Outcome),
        set.Reason,
        set.Writes,
        set.Deletions,
        set.ProposalBranch?.Value,
        set.PullRequest,
        set.PullRequestUrl);
}
