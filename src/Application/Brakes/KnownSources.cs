using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Brakes;

/// <summary>The sources that may be paused: also those of a configuration that cannot be read just now, and those that were taken out of it.</summary>
internal sealed class KnownSources(CurrentConfiguration configuration, IDeliveryHistory history)
{
    public async Task<bool> IncludeAsync(RepositoryName source, CancellationToken cancellationToken)
    {
        var current = await configuration.RefreshOrKeepAsync(cancellationToken);
        return current.Loaded?.Configuration.Sources.Any(known => known.Repository == source) == true
            || (await history.SourcesAsync(cancellationToken)).Contains(source);
    }
}
