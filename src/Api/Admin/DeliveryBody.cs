using System.Text.Json.Serialization;
using ExamplesCopier.Api.Health;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Api.Admin;

/// <summary>A delivery as lists show it (the specification's section 11).</summary>
public record DeliveryBody
{
    public DeliveryBody(DeliverySummary delivery)
    {
        Id = delivery.Id;
        Kind = Words.Of(delivery.Kind);
        SourceRepo = delivery.PullRequest.Repository.ToString();
        PullRequest = delivery.PullRequest.Number;
        MergeCommit = delivery.PullRequest.MergeCommit?.Value;
        State = Words.Of(delivery.State);
        Attempts = delivery.Attempts;
        ReceivedAt = delivery.ReceivedAt;
        StartedAt = delivery.StartedAt;
        FinishedAt = delivery.FinishedAt;
        NotBefore = delivery.NotBefore;
        DryRun = delivery.DryRun;
        ConfigVersion = delivery.ConfigurationVersion;
        Error = delivery.Error;
        Files = FileTotals.Of(delivery.Files);
        ChangeSets = [.. delivery.ChangeSets.Select(ChangeSetBody.Of)];
        Requests = delivery.Requests;
    }

    public string Id { get; }

    public string Kind { get; }

    public string SourceRepo { get; }

    /// <summary>Null for a sync, which follows no pull request.</summary>
    public int? PullRequest { get; }

    public string? MergeCommit { get; }

    public string State { get; }

    public int Attempts { get; }

    public DateTimeOffset ReceivedAt { get; }

    public DateTimeOffset? StartedAt { get; }

    public DateTimeOffset? FinishedAt { get; }

    public DateTimeOffset? NotBefore { get; }

    public bool DryRun { get; }

    public string? ConfigVersion { get; }

    public string? Error { get; }

    public FileTotals Files { get; }

    public IReadOnlyList<ChangeSetBody> ChangeSets { get; }

    public int Requests { get; }
}

/// <summary>One delivery with its files and its trace.</summary>
public sealed record DeliveryDetailsBody : DeliveryBody
{
    /// <param name="details">What is kept of it.</param>
    /// <param name="source">The source as the delivery's configuration had it; null when that is no longer in force.</param>
    public DeliveryDetailsBody(DeliveryDetails details, Source? source)
        : base(details.Summary)
    {
        var rules = source is null ? null : new SourceRules(source);
        FilesDetail =
        [
            .. details.ChangeSets.SelectMany(set => set.Files.Select(file => FileBody.Of(set.Key, file))),
            .. details.Unmatched.Select(path => FileBody.Unmatched(path, rules)),
        ];
        Steps = [.. details.Steps.Select(step => new StepBody(step.At, step.Name, step.Duration.TotalMilliseconds, step.Requests, step.Detail))];
    }

    [JsonPropertyOrder(1)]
    public IReadOnlyList<FileBody> FilesDetail { get; }

    [JsonPropertyOrder(1)]
    public IReadOnlyList<StepBody> Steps { get; }
}

/// <summary>What one delivery did to one target branch.</summary>
public sealed record ChangeSetBody(
    string TargetRepo,
    string Branch,
    string Group,
    string State,
    string? Commit,
    int? PullRequest,
    string? PullRequestUrl,
    string? Error,
    string? Note,
    FileTotals Files)
{
    public static ChangeSetBody Of(ChangeSetSummary set) => new(
        set.Key.Repository.ToString(),
        set.Key.Branch.Value,
        set.Key.Group,
        Words.Of(set.State),
        set.Commit?.Value,
        set.PullRequest,
        set.PullRequestUrl,
        set.Error,
        set.Note,
        FileTotals.Of(set.Files));
}

/// <summary>What became of one file.</summary>
public sealed record FileBody(
    string Path,
    string? Rule,
    string? TargetRepo,
    string? Branch,
    string? TargetPath,
    string Action,
    string State,
    string? Reason)
{
    public static FileBody Of(ChangeSetKey set, FileResult file) => new(
        file.SourcePath,
        file.Rule,
        (file.Copy?.Repository ?? set.Repository).ToString(),
        (file.Copy?.Branch ?? set.Branch).Value,
        file.TargetPath,
        Words.Of(file.Action),
        Words.Of(file.State),
        file.Reason);

    // Once other rules are in force, nobody knows whether none matched it or one excluded it.
    public static FileBody Unmatched(string path, SourceRules? rules) =>
        new(path, null, null, null, null, Words.Of(FileAction.None), Words.Of(FileResultState.Skipped), rules is null ? "No rule wanted it." : RuleExclusion.InWords(rules.ExclusionsOf(path)));
}

/// <summary>One step of a delivery's trace.</summary>
public sealed record StepBody(DateTimeOffset At, string Name, double DurationMs, int Requests, string? Detail);
