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

    private bool IsFull => _sources.Count + _targets.Values.Sum(paths => paths.Count) >= MaxPairs;

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
                var part = RoomIn(parts, target.Repository.Installation);
                if (!part._targets.TryGetValue(index, out var paths))
                {
                    part._targets[index] = paths = [];
                }

                paths.Add(path.Value);
            }
        }

        return parts;
    }

    private static SnapshotPart RoomIn(List<SnapshotPart> parts, InstallationId installation)
    {
        if (parts.LastOrDefault(part => part.Installation == installation) is { IsFull: false } open)
        {
            return open;
        }

        var added = new SnapshotPart(installation);
        parts.Add(added);
        return added;
    }
}
