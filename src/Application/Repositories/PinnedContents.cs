using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Repositories;

/// <summary>Whoever reads a target finds it closed when it is not the repository that its name has stood for. So nothing is written to another.</summary>
public sealed class PinnedContents(IRepositoryContents contents, IRepositoryPins pins, PinnedRepositories pinned) : IRepositoryContents
{
    public async Task<RepositorySnapshot> ReadAsync(SnapshotRequest request, CancellationToken cancellationToken)
    {
        var snapshot = await contents.ReadAsync(request, cancellationToken);
        var known = await pins.FindAsync([.. request.Targets.Select(target => target.Repository.Configured)], cancellationToken);
        var refusals = new Dictionary<(RepositoryName, RepositoryIdentity), string?>();
        var targets = new List<TargetSnapshot>(snapshot.Targets.Count);
        foreach (var (query, target) in request.Targets.Zip(snapshot.Targets))
        {
            var name = query.Repository.Configured;
            if (target.Identity is { } seen && !refusals.ContainsKey((name, seen)))
            {
                refusals[(name, seen)] = await pinned.RefusalOfAsync(known[name], seen, cancellationToken);
            }

            targets.Add(target.Identity is { } found && refusals[(name, found)] is { } refusal ? new TargetSnapshot.Closed(refusal) : target);
        }

        return snapshot with { Targets = targets };
    }

    public Task<Stream> OpenBlobAsync(RepositoryAccess repository, BlobId blob, CancellationToken cancellationToken) =>
        contents.OpenBlobAsync(repository, blob, cancellationToken);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<CopyOrigin>>> FindOriginsAsync(
        RepositoryAccess repository, CommitSha head, IReadOnlyList<RepositoryPath> paths, CancellationToken cancellationToken) =>
        contents.FindOriginsAsync(repository, head, paths, cancellationToken);
}
