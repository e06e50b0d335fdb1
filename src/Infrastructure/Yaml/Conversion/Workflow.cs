using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>One workflow of the older tool.</summary>
internal sealed record Workflow
{
    /// <summary>Where it stands, for what is told of it.</summary>
    public required OlderPart Part { get; init; }

    public required string Name { get; init; }

    public required Place Source { get; init; }

    public required Place Destination { get; init; }

    /// <summary>Those that could be read; the first that matches a path was applied, and no other.</summary>
    public required IReadOnlyList<Transformation> Transformations { get; init; }

    /// <summary>What no transformation was applied to.</summary>
    public required IReadOnlyList<PathPattern> Excludes { get; init; }

    public required CommitStrategy Strategy { get; init; }

    public required DeprecationCheck Deprecation { get; init; }

    /// <summary>A repository and branch.</summary>
    internal sealed record Place(RepositoryName Repository, BranchName Branch, InstallationId? Installation);
}
