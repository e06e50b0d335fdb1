using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Domain.Routing;

namespace ExamplesCopier.Application.Repositories;

/// <summary>Finds the source of a merge: by the repository's name, or, where no source has that name, by the number it is known by.</summary>
internal sealed class MergeRouting(CurrentConfiguration configuration, IRepositoryPins pins)
{
    /// <exception cref="ConfigurationUnavailableException">Nobody can tell what is configured.</exception>
    public async Task<RoutedMerge> RouteAsync(MergedPullRequest merge, CancellationToken cancellationToken) =>
        await RouteAsync(merge, await configuration.GetAsync(cancellationToken), cancellationToken);

    /// <summary>The same for one who cannot wait: what is in force does, when a newer one does not come soon.</summary>
    /// <exception cref="ConfigurationUnavailableException">Nobody can tell what is configured.</exception>
    public async Task<RoutedMerge> RouteSoonAsync(MergedPullRequest merge, CancellationToken cancellationToken) =>
        await RouteAsync(merge, await configuration.GetSoonAsync(cancellationToken), cancellationToken);

    private async Task<RoutedMerge> RouteAsync(MergedPullRequest merge, LoadedConfiguration loaded, CancellationToken cancellationToken)
    {
        if (loaded.Configuration.Find(merge.Repository) is null && await FindAsync(loaded.Configuration, merge, cancellationToken) is { } found)
        {
            merge = merge with { Repository = found.Source, PresentName = found.PresentName };
        }

        return new RoutedMerge(loaded, loaded.Route(merge.Repository, merge.Branch), merge);
    }

    // The repository was renamed since the file was written, or the file was changed since the merge came.
    private static readonly Func<RepositoryPin, RepositoryName?>[] _names = [pin => pin.Configured, pin => pin.Known?.Name];

    private async Task<(RepositoryName Source, RepositoryName? PresentName)?> FindAsync(CopierConfiguration configured, MergedPullRequest merge, CancellationToken cancellationToken)
    {
        if (merge.PresentName is { } present && configured.Find(present) is not null)
        {
            return (present, null);
        }

        var known = await pins.FindByIdAsync(merge.RepositoryId, cancellationToken);
        var source = _names.SelectMany(name => known.Select(name)).OfType<RepositoryName>().FirstOrDefault(name => configured.Find(name) is not null);
        return source is null ? null : (source, known.Any(pin => pin.Configured == source) ? merge.PresentName ?? merge.Repository : null);
    }
}

/// <summary>A merge, and what it is to us.</summary>
/// <param name="Loaded">The configuration that says so.</param>
/// <param name="Decision">What it is to us.</param>
/// <param name="Merge">The merge, by the name that its source is configured under.</param>
internal sealed record RoutedMerge(LoadedConfiguration Loaded, RoutingDecision Decision, MergedPullRequest Merge);
