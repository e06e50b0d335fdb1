using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>What one document asks: at most <see cref="MaxPairs"/> (file, repository) pairs of one installation.</summary>
internal sealed class SnapshotPart(InstallationId installation)
{
    /// <summary>A size that GitHub is known to answer well within its ten seconds.</summary>
    public const int MaxPairs = 250;

    private readonly Dictionary<int, List<string>> _targets = [];
    private readonly List<string> _sources = [];

    public InstallationId Installation => installation;

    public IReadOnlyList<string> SourcePaths => _sources;

    /// <summary>Paths by the index of their target in the request.</summary>
    public IReadOnlyDictionary<int, List<string>> TargetPaths => _targets;

    public int Pairs => _sources.Count + _targets.Values.Sum(paths => paths.Count);

    /// <summary>Cuts a request into as few parts as possible.</summary>
    public static IReadOnlyList<SnapshotPart> Split(SnapshotRequest request)
    {
        var parts = new List<SnapshotPart>();
        foreach (var path in request.Source.Paths)
        {
            RoomIn(parts, request.Source.Repository.Installation)._sources.Add(path);
        }

        foreach (var (target, index) in request.Targets.Select((target, index) => (target, index)))
        {
            foreach (var path in target.Paths)
            {
                RoomIn(parts, target.Repository.Installation).AddTarget(index, path.Value);
            }
        }

        return parts;
    }

    /// <summary>The same in two parts, each with about half of it.</summary>
    public (SnapshotPart First, SnapshotPart Second) Halve()
    {
        var (first, second) = (new SnapshotPart(installation), new SnapshotPart(installation));
        var left = (Pairs + 1) / 2;
        foreach (var path in _sources)
        {
            (left-- > 0 ? first : second)._sources.Add(path);
        }

        foreach (var (index, paths) in _targets)
        {
            foreach (var path in paths)
            {
                (left-- > 0 ? first : second).AddTarget(index, path);
            }
        }

        return (first, second);
    }

    private void AddTarget(int index, string path)
    {
        if (!_targets.TryGetValue(index, out var paths))
        {
            _targets[index] = paths = [];
        }

        paths.Add(path);
    }

    private static SnapshotPart RoomIn(List<SnapshotPart> parts, InstallationId installation)
    {
        if (parts.LastOrDefault(part => part.Installation == installation) is { Pairs: < MaxPairs } open)
        {
            return open;
        }

        var added = new SnapshotPart(installation);
        parts.Add(added);
        return added;
    }
}
