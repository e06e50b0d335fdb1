using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Domain.Routing;

namespace ExamplesCopier.Application.Configuration;

/// <summary>The configuration in force, put together from all its origins.</summary>
public sealed record LoadedConfiguration
{
    public required CopierConfiguration Configuration { get; init; }

    /// <summary>Names the bytes that it was read from: of one file, or of the versions of all that it was put together of.</summary>
    public required string Version { get; init; }

    /// <summary>What it was put together of: the central file, the files of sources, and registrations.</summary>
    public IReadOnlyList<ConfigurationPart> Parts { get; init; } = [];

    /// <summary>Why the central file cannot be used; then what it may configure is unknown. Null when a version of it works.</summary>
    public required string? CentralProblem { get; init; }

    /// <summary>Sources whose own file cannot be used, with the reason.</summary>
    public required IReadOnlyDictionary<RepositoryName, string> BrokenSources { get; init; }

    /// <summary>Sources that an operator switched against what their configuration says.</summary>
    public IReadOnlySet<RepositoryName> SwitchedSources { get; init; } = new HashSet<RepositoryName>();

    /// <summary>Whether the source's own file cannot be used.</summary>
    public bool IsBroken(RepositoryName source) => BrokenSources.ContainsKey(source);

    /// <summary>Whether every source is in it; otherwise some file, or registration, that may name more cannot be used.</summary>
    public bool IsWhole => CentralProblem is null && BrokenSources.Keys.All(source => Configuration.Find(source) is not null);

    /// <summary>Finds what a merge is to us.</summary>
    /// <exception cref="ConfigurationUnavailableException">Nobody can tell: what would say it has no version that works.</exception>
    public RoutingDecision Route(RepositoryName repository, BranchName branch) => SourceRouter.Route(Configuration, repository, branch) switch
    {
        UnknownSource when CentralProblem is { } problem => throw new ConfigurationUnavailableException(problem),
        Routed routed when BrokenSources.TryGetValue(routed.Source.Repository, out var problem) => throw new ConfigurationUnavailableException(problem),
        var decision => decision,
    };
}

/// <summary>How it stands with the configuration.</summary>
/// <param name="Loaded">The one in force; null before the first load.</param>
/// <param name="Problems">Why the newest of some file could not be used; empty when all is in force.</param>
/// <param name="Warnings">What is odd about what is in force.</param>
/// <param name="CheckedAt">When the files were last read.</param>
/// <param name="Signal">The reload signal that this load answers.</param>
public sealed record ConfigurationStatus(
    LoadedConfiguration? Loaded,
    IReadOnlyList<string> Problems,
    IReadOnlyList<string> Warnings,
    DateTimeOffset CheckedAt,
    long Signal);

/// <summary>A file or a registration, and the version of it that is in force.</summary>
public sealed record ConfigurationPart(string Name, string Version);
