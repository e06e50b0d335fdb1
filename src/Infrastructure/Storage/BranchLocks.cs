using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>
/// One row per target branch that was ever written to, held for a lease that is renewed with the delivery's own. It keeps writers from wasting
/// requests on each other; should a holder outlive its lease, GitHub's comparison of the expected head still lets one of them write only.
/// </summary>
internal sealed class BranchLocks(CopierDbContexts contexts, HeldBranches branches, ProcessIdentity process, TimeProvider time) : IBranchLocks
{
    private static readonly DateTimeOffset _free = DateTimeOffset.UnixEpoch;

    public async Task<IAsyncDisposable?> TryAcquireAsync(RepositoryName repository, BranchName branch, string deliveryId, CancellationToken cancellationToken)
    {
        var key = $"{StoreKey.Of(repository)}@{branch.Value}";
        if (!await StoreFaults.GuardAsync(() => TakeAsync(key, HolderOf(deliveryId), cancellationToken)))
        {
            return null;
        }

        branches.Add(deliveryId, key);
        return new Held(this, key, deliveryId);
    }

    /// <summary>Prolongs what the delivery holds.</summary>
    /// <returns>False when another has one of its branches.</returns>
    public async Task<bool> RenewAsync(CopierDbContext database, string deliveryId, CancellationToken cancellationToken)
    {
        var held = branches.Of(deliveryId);
        if (held.IsEmpty)
        {
            return true;
        }

        var keys = held.ToArray();
        var holder = HolderOf(deliveryId);
        var until = time.GetUtcNow() + Leases.Length;
        // One that was given back in the meantime stays free.
        var ours = database.BranchLocks.Where(row => keys.Contains(row.Branch) && row.Holder == holder && row.Until != _free);
        if (await ours.ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, until), cancellationToken) == keys.Length)
        {
            return true;
        }

        var kept = await ours.Select(row => row.Branch).ToListAsync(cancellationToken);
        return branches.Of(deliveryId).Except(kept).IsEmpty;
    }

    private string HolderOf(string deliveryId) => $"{process.Id}/{deliveryId}";

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

    private Task ReleaseAsync(string key, string deliveryId)
    {
        // First of all, so that a renewal on its way does not miss it.
        branches.Remove(deliveryId, key);
        return StoreFaults.GuardAsync(async () =>
        {
            await using var database = contexts.Create();
            var holder = HolderOf(deliveryId);
            await database.BranchLocks
                .Where(row => row.Branch == key && row.Holder == holder)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Until, _free), CancellationToken.None);
        });
    }

    private sealed class Held(BranchLocks locks, string key, string deliveryId) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await locks.ReleaseAsync(key, deliveryId);
    }
}
