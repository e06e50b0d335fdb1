using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.Admin;

/// <summary>One event of the audit.</summary>
public sealed record AuditBody
{
    /// <summary>The event's number; later events have larger ones.</summary>
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What happened: <c>file_written</c>, <c>source_disabled</c>, …</summary>
    public required string Action { get; init; }

    /// <summary>The name of the admin key whose doing it was; null for what a merge brought about.</summary>
    public required string? Actor { get; init; }

    public required string? DeliveryId { get; init; }

    public required string? Rule { get; init; }

    public required string? SourceRepo { get; init; }

    public required string? SourcePath { get; init; }

    public required string? SourceCommit { get; init; }

    public required int? SourcePullRequest { get; init; }

    /// <summary>Who opened the source's pull request.</summary>
    public required string? Author { get; init; }

    public required string? MergedBy { get; init; }

    public required string? TargetRepo { get; init; }

    public required string? Branch { get; init; }

    public required string? TargetPath { get; init; }

    public required string? TargetCommit { get; init; }

    public required int? TargetPullRequest { get; init; }

    public required string? ConfigVersion { get; init; }

    public required bool Success { get; init; }

    /// <summary>Why it failed; null when it did not.</summary>
    public required string? Error { get; init; }

    /// <summary>What else is to be said.</summary>
    public required string? Detail { get; init; }

    /// <summary>How long the write of the file's change set took, in milliseconds.</summary>
    public required double? DurationMs { get; init; }

    /// <summary>The size of the content, in bytes.</summary>
    public required long? Size { get; init; }

    public static AuditBody Of(AuditEntry entry) => new()
    {
        Id = entry.Number,
        At = entry.At,
        Action = Words.Of(entry.Action),
        Actor = entry.Actor,
        DeliveryId = entry.DeliveryId,
        Rule = entry.Rule,
        SourceRepo = entry.SourceRepo,
        SourcePath = entry.SourcePath,
        SourceCommit = entry.SourceCommit,
        SourcePullRequest = entry.SourcePullRequest,
        Author = entry.Author,
        MergedBy = entry.MergedBy,
        TargetRepo = entry.TargetRepo,
        Branch = entry.Branch,
        TargetPath = entry.TargetPath,
        TargetCommit = entry.TargetCommit,
        TargetPullRequest = entry.TargetPullRequest,
        ConfigVersion = entry.ConfigurationVersion,
        Success = entry.Success,
        Error = entry.Success ? null : entry.Detail,
        Detail = entry.Success ? entry.Detail : null,
        DurationMs = entry.Duration?.TotalMilliseconds,
        Size = entry.Size,
    };
}

/// <summary>Where one file of a target came from.</summary>
public sealed record ProvenanceBody
{
    public required string TargetRepo { get; init; }

    public required string Branch { get; init; }

    public required string Path { get; init; }

    public required string SourceRepo { get; init; }

    public required string SourcePath { get; init; }

    public required string SourceCommit { get; init; }

    /// <summary>The id of the blob that the target branch was given; null while it stands in a pull request alone.</summary>
    public required string? Blob { get; init; }

    /// <summary>The id of the blob that a pull request proposes; null for direct commits.</summary>
    public required string? ProposedBlob { get; init; }

    /// <summary>The delivery that wrote it last.</summary>
    public required string DeliveryId { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public static ProvenanceBody Of(Provenance file) => new()
    {
        TargetRepo = file.Target.ToString(),
        Branch = file.Branch.Value,
        Path = file.Path,
        SourceRepo = file.Entry.Source.ToString(),
        SourcePath = file.Entry.SourcePath,
        SourceCommit = file.Entry.SourceCommit.Value,
        Blob = file.Entry.Landed?.Id.Value,
        ProposedBlob = file.Entry.Proposed?.Id.Value,
        DeliveryId = file.DeliveryId,
        WrittenAt = file.WrittenAt,
    };
}
