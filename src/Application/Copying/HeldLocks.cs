using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>The branch locks of one run; several change sets of it share one.</summary>
internal sealed class HeldLocks(IBranchLocks locks, string deliveryId) : IAsyncDisposable
{
    private readonly Dictionary<(RepositoryName, BranchName), IAsyncDisposable> _held = [];

    public async Task<bool> TryAddAsync(ChangeSetKey key, CancellationToken cancellationToken)
    {
        var branch = (key.Repository, key.Branch);
        if (_held.ContainsKey(branch))
        {
            return true;
        }

        if (await locks.TryAcquireAsync(key.Repository, key.Branch, deliveryId, cancellationToken) is not { } held)
        {
            return false;
        }

        _held.Add(branch, held);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var held in _held.Values)
        {
            await held.DisposeAsync();
        }
    }
}
