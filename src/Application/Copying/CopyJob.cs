using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying;

/// <summary>A plan to carry out.</summary>
internal sealed record CopyJob
{
    public required string DeliveryId { get; init; }

    /// <summary>The merge, with its commit.</summary>
    public required MergedPullRequest Merge { get; init; }

    public required RepositoryAccess Source { get; init; }

    public required CopyPlan Plan { get; init; }

    /// <summary>What earlier attempts did.</summary>
    public required IReadOnlyList<ChangeSetRecord> Known { get; init; }

    /// <summary>An earlier attempt may have written more than it could record.</summary>
    public required bool IsResumed { get; init; }

    public required bool DryRun { get; init; }
}

/// <summary>What became of a plan.</summary>
/// <param name="ChangeSets">All of the plan's, those of earlier attempts too.</param>
/// <param name="Faults">Why some are not done yet.</param>
/// <param name="BranchesBusy">Some were not tried, since others are writing to their branches.</param>
internal sealed record CopyResult(IReadOnlyList<ChangeSetRecord> ChangeSets, IReadOnlyList<Fault> Faults, bool BranchesBusy);
