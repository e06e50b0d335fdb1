using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Gives a due delivery to this process, unless its source's rate or an earlier death lets it wait.</summary>
internal sealed class DeliveryClaims(IDeliveryQueue queue, ProcessIdentity process, TimeProvider time)
{
    private static readonly TimeSpan _suspectsDelay = TimeSpan.FromSeconds(5);

    /// <returns>Null when it is not to be had now.</returns>
    public async Task<ClaimedDelivery?> TakeAsync(CopierDbContext database, string deliveryId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var waiting = Brakes.Unpaused(database, database.Deliveries)
            .Where(row => row.Id == deliveryId && row.NotBefore <= now && DeliveryStates.Unfinished.Contains(row.State))
            .Where(row => row.LeaseUntil == null || row.LeaseUntil < now);
        var found = await waiting.AsNoTracking()
            .Select(row => new Candidate(
                row.Id,
                row.SourceKey,
                row.Kind,
                row.StartedAt != null,
                // Its owner did not settle it: a process that stops in good order gives it back.
                row.LeaseOwner != null && row.LeaseOwner != process.Id ? row.Deaths + 1 : row.Deaths))
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        if (await PutOffAsync(database, waiting, found, now, cancellationToken) is { } later)
        {
            await transaction.CommitAsync(cancellationToken);
            await queue.ScheduleAsync(RepositoryName.Parse(found.SourceKey), later, cancellationToken);
            return null;
        }

        var until = now + Leases.Length;
        var claimed = await waiting.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, DeliveryState.Running)
                .SetProperty(row => row.Deaths, row => row.LeaseOwner != null && row.LeaseOwner != process.Id ? row.Deaths + 1 : row.Deaths)
                .SetProperty(row => row.LeaseOwner, process.Id)
                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)until)
                .SetProperty(row => row.TriedSince, row => row.TriedSince ?? now)
                .SetProperty(row => row.StartedAt, row => row.StartedAt ?? now),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return claimed == 1 ? await ReadAsync(database, found, now, cancellationToken) : null;
    }

    private static async Task<DateTimeOffset?> PutOffAsync(
        CopierDbContext database, IQueryable<DeliveryRow> waiting, Candidate found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!found.WasStarted && await StartWindow.PutOffAsync(database, found.SourceKey, found.Kind, now, cancellationToken) is { } later)
        {
            return later;
        }

        if (!await IsOneSuspectTooManyAsync(database, found, now, cancellationToken))
        {
            return null;
        }

        var again = now + _suspectsDelay;
        await waiting.ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, DeliveryState.Retrying)
                .SetProperty(row => row.Error, $"{found.Deaths} processes died while they worked on it; it waits for another such delivery, so that they do not fail for each other.")
                .SetProperty(row => row.Deaths, found.Deaths)
                .SetProperty(row => row.LeaseOwner, (string?)null)
                .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null)
                .SetProperty(row => row.NotBefore, again),
            cancellationToken);
        return again;
    }

    /// <summary>
    /// A process takes all that it works on with it, and nobody can tell which of them killed it. So before its last chance a delivery waits until it is
    /// the only one under way that may have: what kills the next process then parks nobody but itself.
    /// </summary>
    private static async Task<bool> IsOneSuspectTooManyAsync(CopierDbContext database, Candidate found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (found.Deaths != RetryPolicy.DeathsOfSuspects)
        {
            return false;
        }

        await database.LockAsync("suspects", cancellationToken);
        return await database.UnfinishedDeliveries()
            .AnyAsync(row => row.Id != found.Id && row.Deaths >= RetryPolicy.DeathsOfSuspects && row.LeaseUntil >= now, cancellationToken);
    }

    private static async Task<ClaimedDelivery> ReadAsync(CopierDbContext database, Candidate found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await database.Deliveries.AsNoTracking()
            .Include(row => row.ChangeSets).ThenInclude(set => set.Files)
            .AsSplitQuery()
            .SingleAsync(row => row.Id == found.Id, cancellationToken);
        return new ClaimedDelivery
        {
            Id = row.Id,
            Kind = row.Kind,
            ReceivedAt = row.ReceivedAt,
            TriedSince = row.TriedSince ?? now,
            IsReleased = row.Released,
            PullRequest = row.PullRequest(),
            Attempts = row.Attempts,
            Error = row.Error,
            Deaths = row.Deaths,
            IsResumed = found.WasStarted,
            DryRun = row.DryRun,
            TraceParent = row.TraceParent,
            RequestId = row.RequestId,
            ChangeSets = [.. row.ChangeSets.Select(set => set.ToRecord())],
        };
    }

    private sealed record Candidate(string Id, string SourceKey, DeliveryKind Kind, bool WasStarted, int Deaths);
}
