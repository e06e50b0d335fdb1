using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>The rows of deliveries, for those who work on them.</summary>
public interface IDeliveryStore
{
    /// <summary>Makes the delivery ours for the length of a lease; null when it is done, not due, paused, or another's.</summary>
    Task<ClaimedDelivery?> ClaimAsync(string deliveryId, CancellationToken cancellationToken);

    /// <summary>Prolongs the lease.</summary>
    /// <returns>False when the delivery is no longer ours.</returns>
    Task<bool> RenewAsync(string deliveryId, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what became of a change set as soon as it is known, also when the work is being called off; and with it what the ledger has to
    /// remember and one event of the audit for each file that was written, deleted or deprecated since it was last kept, or that failed for good.
    /// </summary>
    Task SaveAsync(string deliveryId, ChangeSetRecord changeSet, CancellationToken cancellationToken);

    /// <summary>Gives the delivery back with everything that became of it, and counts it when it is finished.</summary>
    Task SettleAsync(string deliveryId, DeliverySettlement settlement, CancellationToken cancellationToken);

    /// <summary>
    /// Deliveries that nobody works on, that are not paused, and that are due before a moment. Of a source, the first of those that are due, in the order in
    /// which they were received, and then the next that will be; of all when it is null, the longest waiting of each, so that none hides another.
    /// </summary>
    Task<IReadOnlyList<WaitingDelivery>> ListWaitingAsync(RepositoryName? source, DateTimeOffset dueBefore, CancellationToken cancellationToken);
}

/// <summary>How long a claim or a lock holds unless it is renewed: the time after which others take over from a process that died.</summary>
public static class Leases
{
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(30);
}

/// <summary>A delivery in our hands.</summary>
public sealed record ClaimedDelivery
{
    public required string Id { get; init; }

    public DeliveryKind Kind { get; init; }

    public required MergedPullRequest PullRequest { get; init; }

    /// <summary>When it came to us.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was first tried; anew after a person took it up: released, resumed or sent again.</summary>
    public required DateTimeOffset TriedSince { get; init; }

    /// <summary>An operator has let it go, whatever its size.</summary>
    public bool IsReleased { get; init; }

    /// <summary>Attempts spent before this one.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why it was put off or handed back last; null when it never was.</summary>
    public string? Error { get; init; }

    /// <summary>How many processes died while they worked on it, one after another.</summary>
    public int Deaths { get; init; }

    /// <summary>It was worked on before, by us or by a process that died.</summary>
    public required bool IsResumed { get; init; }

    public required bool DryRun { get; init; }

    /// <summary>The span that accepted it, as W3C's <c>traceparent</c>; null when there was none.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The request that accepted it, or armed it again; null when it was made without one, as by catching up.</summary>
    public string? RequestId { get; init; }

    /// <summary>Change sets of earlier attempts.</summary>
    public required IReadOnlyList<ChangeSetRecord> ChangeSets { get; init; }
}

/// <summary>A delivery that waits for its time.</summary>
public sealed record WaitingDelivery(string Id, RepositoryName Source, DateTimeOffset NotBefore);

/// <summary>What is known of a change set.</summary>
public sealed record ChangeSetRecord
{
    public required ChangeSetKey Key { get; init; }

    public required ChangeSetState State { get; init; }

    public CommitSha? Commit { get; init; }

    public int? PullRequest { get; init; }

    public string? PullRequestUrl { get; init; }

    /// <summary>Why it is not done.</summary>
    public string? Error { get; init; }

    /// <summary>What a person should know of it although it is done.</summary>
    public string? Note { get; init; }

    public IReadOnlyList<FileResult> Files { get; init; } = [];

    /// <summary>What the ledger has to remember of it; not read back.</summary>
    public IReadOnlyList<LedgerChange> LedgerChanges { get; init; } = [];

    /// <summary>What the audit has to say of it beside its files; null for a dry run, which does nothing. Not read back.</summary>
    public ChangeSetAudit? Audit { get; init; }
}

/// <summary>What the audit says of each file of a change set.</summary>
/// <param name="SourceCommit">The commit that its files were read at.</param>
/// <param name="ConfigurationVersion">The configuration that sent it.</param>
/// <param name="Duration">How long the write took.</param>
/// <param name="Sizes">The size of each source file that was read, in bytes.</param>
public sealed record ChangeSetAudit(CommitSha SourceCommit, string ConfigurationVersion, TimeSpan Duration, IReadOnlyDictionary<string, long> Sizes);

/// <summary>How a run ended.</summary>
public sealed record DeliverySettlement
{
    public required DeliveryState State { get; init; }

    public required int Attempts { get; init; }

    /// <summary>When to go on; only for a delivery that is not finished.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    public string? Error { get; init; }

    /// <summary>What people are told of this end; null when nothing needs them.</summary>
    public AlertKind? Alert { get; init; }

    public string? ConfigurationVersion { get; init; }

    /// <summary>The merge commit, when this run found it out.</summary>
    public CommitSha? MergeCommit { get; init; }

    /// <summary>It is handed back in the midst of its work, with a part of it done.</summary>
    public bool HasProgressed { get; init; }

    /// <summary>Nothing was written, by the source's setting or the deployment's; such a delivery is not counted.</summary>
    public bool DryRun { get; init; }

    /// <summary>Changed files that no rule wants; null when the run did not get that far.</summary>
    public IReadOnlyList<string>? Unmatched { get; init; }

    /// <summary>What became of the files, as far as this run knows; null when it did not get that far.</summary>
    public FileCounts? Files { get; init; }

    public IReadOnlyList<DeliveryStep> Steps { get; init; } = [];
}

/// <summary>One step of a run, for its trace.</summary>
public sealed record DeliveryStep(DateTimeOffset At, string Name, TimeSpan Duration, int Requests, string? Detail);
