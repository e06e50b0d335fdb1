using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>One event: about one file, or about what an operator did.</summary>
internal sealed class AuditEventRow
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditAction Action { get; init; }

    /// <summary>The name of the key; null for what a merge brought about.</summary>
    public string? Actor { get; init; }

    public string? DeliveryId { get; init; }

    public string? SourceRepo { get; init; }

    /// <summary><see cref="SourceRepo"/> as it is searched.</summary>
    public string? SourceKey { get; init; }

    public string? SourcePath { get; init; }

    public string? SourceCommit { get; init; }

    public int? PullRequest { get; init; }

    public string? Author { get; init; }

    public string? MergedBy { get; init; }

    public string? Rule { get; init; }

    public string? TargetRepo { get; init; }

    /// <summary><see cref="TargetRepo"/> as it is searched.</summary>
    public string? TargetKey { get; init; }

    public string? Branch { get; init; }

    public string? TargetPath { get; init; }

    public string? TargetCommit { get; init; }

    public int? TargetPullRequest { get; init; }

    public string? ConfigurationVersion { get; init; }

    public required bool Success { get; init; }

    public string? Detail { get; init; }

    public TimeSpan? Duration { get; init; }

    public long? Size { get; init; }
}
