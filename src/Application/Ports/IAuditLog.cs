using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>
/// What was done to whose files, and who steered what, for those who have to answer for it (the specification's section 11). What became of
/// files is written with their change set (<see cref="IDeliveryStore.SaveAsync"/>), and what operators do with the state that they change.
/// </summary>
public interface IAuditLog
{
    /// <summary>Writes events about files down before the files are touched; when it returns they are kept.</summary>
    Task AppendAsync(IReadOnlyList<FileEvent> events, CancellationToken cancellationToken);

    /// <summary>Writes down what an operator does that changes nothing in the store.</summary>
    Task AppendAsync(AdminAct act, CancellationToken cancellationToken);
}

/// <summary>The audit for those who look.</summary>
public interface IAuditTrail
{
    /// <summary>Newest first.</summary>
    Task<AuditPage> ListAsync(AuditFilter filter, CancellationToken cancellationToken);
}

/// <summary>One event about one file, before it happens.</summary>
public sealed record FileEvent
{
    public required AuditAction Action { get; init; }

    public required string DeliveryId { get; init; }

    /// <summary>The merge that it follows from.</summary>
    public required MergedPullRequest Merge { get; init; }

    public required ChangeSetKey Target { get; init; }

    public required string SourcePath { get; init; }

    public required string? TargetPath { get; init; }

    public required string? Rule { get; init; }

    public required string ConfigurationVersion { get; init; }

    /// <summary>What else is to be said.</summary>
    public string? Detail { get; init; }
}

/// <summary>What an operator did through the admin API.</summary>
/// <param name="Action">What.</param>
/// <param name="By">The name of the key.</param>
/// <param name="Source">The source it was done to; null when it was not done to one.</param>
/// <param name="DeliveryId">The delivery it was done to, or that came of it.</param>
/// <param name="Detail">What else is to be said.</param>
public sealed record AdminAct(AuditAction Action, string By, RepositoryName? Source = null, string? DeliveryId = null, string? Detail = null)
{
    /// <summary>The target it was done to; null when it was not done to one.</summary>
    public RepositoryName? Target { get; init; }
}

/// <summary>What an event tells of. New names are added at the end: the store keeps the number.</summary>
public enum AuditAction
{
    /// <summary>A copy that people had changed in the target is about to be written over.</summary>
    DriftOverwritten,

    FileWritten,
    FileDeleted,
    FileDeprecated,
    FileFailed,
    SourceRegistered,
    SourceReplaced,
    SourceUnregistered,
    SourceEnabled,
    SourceDisabled,
    Paused,
    Resumed,
    SyncRequested,
    DeliveryReplayed,
    DeliveryReleased,
    ConfigurationReloaded,
    ConfigurationRolledBack,
    ConfigurationReleased,
    InstallationRefreshed,
    InstallationsCleared,
    RepositoryConfirmed,
}

/// <summary>Which events to list; each condition narrows.</summary>
public sealed record AuditFilter
{
    public RepositoryName? Source { get; init; }

    public RepositoryName? Target { get; init; }

    public string? Rule { get; init; }

    /// <summary>A path in the source or in the target; with a slash at its end, all below that folder.</summary>
    public string? Path { get; init; }

    /// <summary>From this moment on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this moment.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>How many at most.</summary>
    public required int Limit { get; init; }

    /// <summary>The last event of the page before.</summary>
    public AuditCursor? Before { get; init; }

    /// <summary>The sources that the caller may see; null for all, and for events that are no source's.</summary>
    public IReadOnlyList<RepositoryName>? Visible { get; init; }
}

/// <summary>The place of an event in the list.</summary>
public sealed record AuditCursor(long Number);

public sealed record AuditPage(IReadOnlyList<AuditEntry> Items, AuditCursor? Next);

/// <summary>One event as it is kept.</summary>
public sealed record AuditEntry
{
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AuditAction Action { get; init; }

    /// <summary>The name of the key whose doing it was; null for what a merge brought about.</summary>
    public string? Actor { get; init; }

    public string? DeliveryId { get; init; }

    public string? Rule { get; init; }

    public string? SourceRepo { get; init; }

    public string? SourcePath { get; init; }

    public string? SourceCommit { get; init; }

    public int? SourcePullRequest { get; init; }

    public string? Author { get; init; }

    public string? MergedBy { get; init; }

    public string? TargetRepo { get; init; }

    public string? Branch { get; init; }

    public string? TargetPath { get; init; }

    public string? TargetCommit { get; init; }

    public int? TargetPullRequest { get; init; }

    public string? ConfigurationVersion { get; init; }

    public required bool Success { get; init; }

    /// <summary>What else is to be said; why it failed.</summary>
    public string? Detail { get; init; }

    /// <summary>How long the write of its change set took.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The size of the content, in bytes; null where it was not read.</summary>
    public long? Size { get; init; }
}
