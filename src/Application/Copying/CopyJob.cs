using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying;

/// <summary>A plan to carry out.</summary>
internal sealed record CopyJob
{
    public required string DeliveryId { get; init; }

    /// <summary>A replay and a sync are a person's wish: they propose again what people have closed.</summary>
    public required DeliveryKind Kind { get; init; }

    /// <summary>The merge, with its commit.</summary>
    public required MergedPullRequest Merge { get; init; }

    public required RepositoryAccess Source { get; init; }

    public required CopyPlan Plan { get; init; }

    /// <summary>The configuration that made the plan.</summary>
    public required string ConfigurationVersion { get; init; }

    /// <summary>What earlier attempts did.</summary>
    public required IReadOnlyList<ChangeSetRecord> Known { get; init; }

    /// <summary>An earlier attempt may have written more than it could record.</summary>
    public required bool IsResumed { get; init; }

    /// <summary>The process of the attempt before died.</summary>
    public bool HasDied { get; init; }

    public required bool DryRun { get; init; }

    public required HoldLimits HoldLimits { get; init; }

    /// <summary>How many bytes of contents this delivery keeps in memory; what is more is fetched each time it is written.</summary>
    public long MaxKeptContents { get; init; } = MaxKeptEach;

    /// <summary>Whether a pull request that cannot be merged yet may be waited for any longer.</summary>
    public bool MayWait { get; init; } = true;

    private const long MaxKeptEach = 8 * 1024 * 1024;

    // Of 256 MB; the rest is for what is being read and written, and for what a target that moved has read anew.
    private const long MaxKeptTogether = 80 * 1024 * 1024;

    /// <summary>The share of one of that many deliveries at once.</summary>
    public static long ShareOf(int concurrentDeliveries) => Math.Min(MaxKeptEach, MaxKeptTogether / concurrentDeliveries);

    /// <summary>Why nothing is tried again after this exception; null when it is.</summary>
    public Func<Exception, string?> GivesUp { get; init; } = _ => null;

    /// <summary>Set when the plan holds parts of larger change sets.</summary>
    public ChangeSetParts? Parts { get; init; }

    public bool IsExplicit => Kind is DeliveryKind.Replay or DeliveryKind.Sync;
}

/// <summary>What is written without a person's word.</summary>
/// <param name="MaxFiles">Files of one change set.</param>
/// <param name="MaxDeletions">Deletions of one change set.</param>
/// <param name="Released">An operator has let this delivery go.</param>
internal sealed record HoldLimits(int MaxFiles, int MaxDeletions, bool Released)
{
    /// <summary>Why the change set has to wait; null when it may go.</summary>
    /// <param name="decision">What would be written.</param>
    /// <param name="whole">How many files the whole change set would write, where this is a part of it.</param>
    public string? Hold(ChangeSetDecision decision, int? whole = null)
    {
        var files = Math.Max(decision.Writes.Count + decision.Deletions.Count, whole ?? 0);
        return Released ? null
            : files > MaxFiles ? $"It changes {files} files, more than Copier:MaxFilesPerChangeSet ({MaxFiles}); it is held until an operator releases it."
            : decision.Deletions.Count > MaxDeletions ? $"It deletes {decision.Deletions.Count} files, more than Copier:MaxDeletionsPerChangeSet ({MaxDeletions}); it is held until an operator releases it."
            : null;
    }
}

/// <summary>What became of a plan.</summary>
/// <param name="ChangeSets">All of the plan's, those of earlier attempts too.</param>
/// <param name="Faults">Why some are not done yet.</param>
/// <param name="BranchesBusy">Some were not tried, since others are writing to their branches.</param>
/// <param name="MergesPending">Pull requests stand, and wait until they may be merged.</param>
/// <param name="IsPaused">The source was paused before all was written.</param>
internal sealed record CopyResult(IReadOnlyList<ChangeSetRecord> ChangeSets, IReadOnlyList<Fault> Faults, bool BranchesBusy, bool MergesPending = false, bool IsPaused = false)
{
    /// <summary>The plan was a part, and others are left.</summary>
    public bool HasMore { get; init; }
}
