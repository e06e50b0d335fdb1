using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Configuration;

/// <summary>A monitored repository and branch, with its copy rules and settings.</summary>
public sealed record Source
{
    public required RepositoryName Repository { get; init; }

    public BranchName Branch { get; init; } = BranchName.Main;

    /// <summary>The installation to use; null to take the webhook's, the default one or the discovered one.</summary>
    public InstallationId? InstallationId { get; init; }

    /// <summary>Where in the source repository its own rules live; null when they stand in the central file.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>What <see cref="ConfigFile"/> may write to, as globs over <c>owner/repo[@branch]</c>; null for the source's own owner.</summary>
    public IReadOnlyList<string>? AllowedTargets { get; init; }

    /// <summary>All rules' files for one target repository and branch go into one pull request.</summary>
    public bool BatchByRepo { get; init; }

    /// <summary>The messages of batched pull requests; null when none are configured.</summary>
    public BatchPullRequest? BatchPullRequest { get; init; }

    public SourceSettings Settings { get; init; } = SourceSettings.Default;

    public required IReadOnlyList<CopyRule> CopyRules { get; init; }

    /// <summary>Where the source is described.</summary>
    public SourceOrigin Origin { get; init; }

    /// <summary>Written in the older single-source form, whose tolerance then applies.</summary>
    public bool IsLegacy { get; init; }
}

/// <summary>Where a source is described.</summary>
public enum SourceOrigin
{
    /// <summary>In the central file, its rules there or in its own repository.</summary>
    File,

    /// <summary>In the database, by the admin API.</summary>
    Api,
}
