using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class SourceWatches(CopierDbContexts contexts, WriterTurns turns, TimeProvider time) : ISourceWatches
{
    public Task ObserveAsync(IReadOnlyList<Source> configured, bool isWhole, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var known = await database.SourceWatches.AsNoTracking().ToListAsync(cancellationToken);
        // Nearly always nothing has changed, and then nobody waits for a writer.
        if (Changes(known, configured, isWhole).Count > 0)
        {
            await ApplyAsync(database, configured, isWhole, cancellationToken);
        }
    });

    public Task<IReadOnlyList<SourceWatch>> ListAsync(CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<SourceWatch>>(async () =>
    {
        await using var database = contexts.Create();
        var rows = await database.SourceWatches.AsNoTracking().OrderBy(row => row.Source).ToListAsync(cancellationToken);
        return [.. rows.Select(WatchOf)];
    });

    public Task MoveMarkAsync(SourceWatch watch, DateTimeOffset mark, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        if (mark <= watch.Mark)
        {
            return;
        }

        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        var key = StoreKey.Of(watch.Source);
        await database.SourceWatches
            .Where(row => row.Source == key && row.Branch == watch.Branch.Value && row.Since == watch.Since && row.Mark < mark)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Mark, mark), cancellationToken);
    });

    private async Task ApplyAsync(CopierDbContext database, IReadOnlyList<Source> configured, bool isWhole, CancellationToken cancellationToken)
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        await database.LockAsync("source watches", cancellationToken);
        var rows = await database.SourceWatches.ToListAsync(cancellationToken);
        foreach (var (key, row, watch) in Changes(rows, configured, isWhole))
        {
            if (row is not null)
            {
                database.SourceWatches.Remove(row);
                await database.SaveChangesAsync(cancellationToken);
            }

            if (watch is not null)
            {
                database.SourceWatches.Add(new SourceWatchRow
                {
                    Source = key,
                    DisplayName = watch.Source.ToString(),
                    Branch = watch.Branch.Value,
                    Since = watch.Since,
                    Mark = watch.Mark,
                });
            }
        }

        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private List<(string Key, SourceWatchRow? Row, SourceWatch? Watch)> Changes(List<SourceWatchRow> rows, IReadOnlyList<Source> configured, bool isWhole)
    {
        var now = time.GetUtcNow();
        var known = rows.ToDictionary(row => row.Source);
        var changes = new List<(string, SourceWatchRow?, SourceWatch?)>();
        foreach (var source in configured)
        {
            known.Remove(StoreKey.Of(source.Repository), out var row);
            var before = row is null ? null : WatchOf(row);
            var after = SourceWatch.After(before, source.Repository, source.Branch, source.Settings.Enabled, now);
            if (after != before)
            {
                changes.Add((StoreKey.Of(source.Repository), row, after));
            }
        }

        changes.AddRange(isWhole ? known.Select(gone => (gone.Key, (SourceWatchRow?)gone.Value, (SourceWatch?)null)) : []);
        return changes;
    }

    private static SourceWatch WatchOf(SourceWatchRow row) =>
        new(RepositoryName.Parse(row.DisplayName), BranchName.Parse(row.Branch), row.Since, row.Mark);
}
