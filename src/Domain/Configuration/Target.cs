using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Configuration;

/// <summary>Where a rule's matches go: repository, branch, path and how they are committed.</summary>
public sealed record Target
{
    public required RepositoryName Repository { get; init; }

    public BranchName Branch { get; init; } = BranchName.Main;

    /// <summary>The installation to use; null to take the default one or the discovered one.</summary>
    public InstallationId? InstallationId { get; init; }

    public required PathTemplate PathTransform { get; init; }

    public OnDelete OnDelete { get; init; }

    public CommitStrategy Strategy { get; init; } = CommitStrategy.Default;

    public DeprecationCheck Deprecation { get; init; } = DeprecationCheck.Off;
}

/// <summary>What happens in the target when a source file goes away.</summary>
public enum OnDelete
{
    /// <summary>The target's copy stays.</summary>
    Keep,

    /// <summary>The target's copy goes, when the ledger says that we wrote it and nobody changed it since.</summary>
    Delete,
}
