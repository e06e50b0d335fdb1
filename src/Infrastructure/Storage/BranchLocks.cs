using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// One row per target branch that was ever written to, held for a lease. It keeps writers from wasting requests on each other;
/// should a holder outlive its lease, GitHub's comparison of the expected head still lets one of them write only.
/// </summary>
internal sealed class BranchLocks(CopierDbContexts contexts, ProcessIdentity process, TimeProvider time) : IBranchLocks
{
    public async Task<IAsyncDisposable?> TryAcquireAsync(RepositoryName repository, BranchName branch, string deliveryId, CancellationToken cancellationToken)
    {
        var key = $"{StoreKey.Of(repository)}@{branch.Value}";
        var holder = $"{process.Id}/{deliveryId}";
        return await StoreFaults.GuardAsync(() => TakeAsync(key, holder, cancellationToken)) ? new Held(this, key, holder) : null;
    }

    private async Task<bool> TakeAsync(string key, string holder, CancellationToken cancellationToken)
    {
        await using var database = contexts.Create();
        var now = time.GetUtcNow();
        var until = now + Leases.Length;
        var taken = await database.BranchLocks
            .Where(row => row.Branch == key && (row.Until < now || row.Holder == holder))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Holder, holder).SetProperty(row => row.Until, until), cancellationToken);
        if (taken == 1)
        {
            return true;
        }

        if (await database.BranchLocks.AnyAsync(row => row.Branch == key, cancellationToken))
        {
            return false;
        }

        database.BranchLocks.Add(new BranchLockRow { Branch = key, Holder = holder, Until = until });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another writer made the row between our look and our insert: it is the holder.
            return false;
        }
    }

    private Task ReleaseAsync(string key, string holder) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var free = DateTimeOffset.UnixEpoch;
        await database.BranchLocks
            .Where(row => row.Branch == key && row.Holder == holder)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, free), CancellationToken.None);
    });

    private sealed class Held(BranchLocks locks, string key, string holder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await locks.ReleaseAsync(key, holder);
    }
}
