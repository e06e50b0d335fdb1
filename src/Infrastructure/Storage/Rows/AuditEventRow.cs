using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>One event about one file.</summary>
internal sealed class AuditEventRow
{
    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditAction Action { get; init; }

    public required string DeliveryId { get; init; }

    public required string SourceRepo { get; init; }

    /// <summary><see cref="SourceRepo"/> as it is searched.</summary>
    public required string SourceKey { get; init; }

    public required string SourcePath { get; init; }

    public string? SourceCommit { get; init; }

    public required int PullRequest { get; init; }

    public required string Author { get; init; }

    public string? MergedBy { get; init; }

    public string? Rule { get; init; }

    public required string TargetRepo { get; init; }

    /// <summary><see cref="TargetRepo"/> as it is searched.</summary>
    public required string TargetKey { get; init; }

    public required string Branch { get; init; }

    public string? TargetPath { get; init; }

    public required bool Success { get; init; }

    public string? Detail { get; init; }
}
