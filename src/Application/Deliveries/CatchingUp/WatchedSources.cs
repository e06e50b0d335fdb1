using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Deliveries.CatchingUp;

/// <summary>A source with the watch over its branch.</summary>
internal sealed record WatchedSource(Source Source, SourceWatch Watch);

/// <summary>The sources whose merges are ours: enabled, watched, and with rules that can be read.</summary>
internal sealed class WatchedSources
{
    private readonly Dictionary<RepositoryName, WatchedSource> _usable;

    public WatchedSources(LoadedConfiguration loaded, IReadOnlyList<SourceWatch> watches)
    {
        var byName = watches.ToDictionary(watch => watch.Source);
        _usable = loaded.Configuration.Sources
            .Where(source => source.Settings.Enabled && !loaded.IsBroken(source.Repository))
            .Where(source => byName.TryGetValue(source.Repository, out var watch) && watch.Branch == source.Branch)
            .ToDictionary(source => source.Repository, source => new WatchedSource(source, byName[source.Repository]));
    }

    public IEnumerable<WatchedSource> Usable => _usable.Values;

    /// <summary>Whether a merge is one that a watched source has to copy, and not only to try.</summary>
    public bool Cover(RepositoryName repository, BranchName branch, DateTimeOffset mergedAt) =>
        _usable.TryGetValue(repository, out var found) && !found.Source.Settings.DryRun && found.Watch.Branch == branch && found.Watch.Covers(mergedAt);
}
