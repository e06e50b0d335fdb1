using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Ports;

/// <summary>What was done to whose files, for those who have to answer for it.</summary>
public interface IAuditLog
{
    /// <summary>Writes events down; when it returns they are kept.</summary>
    Task AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken);
}

/// <summary>One event about one file.</summary>
public sealed record AuditEvent
{
    public required AuditAction Action { get; init; }

    public required string DeliveryId { get; init; }

    /// <summary>The merge that it follows from.</summary>
    public required MergedPullRequest Merge { get; init; }

    public required ChangeSetKey Target { get; init; }

    public required string SourcePath { get; init; }

    public required string? TargetPath { get; init; }

    public required string? Rule { get; init; }

    public required bool Success { get; init; }

    /// <summary>What else is to be said; why it failed.</summary>
    public string? Detail { get; init; }
}

/// <summary>What happened to the file. New names are added at the end: the store keeps the number.</summary>
public enum AuditAction
{
    /// <summary>A copy that people had changed in the target is about to be written over.</summary>
    DriftOverwritten,
}
