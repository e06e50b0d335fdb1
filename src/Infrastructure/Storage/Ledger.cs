using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Reads the ledger; <see cref="WriteAsync"/> is called within the transaction that keeps the change set.</summary>
internal sealed class Ledger(CopierDbContexts contexts) : ILedger
{
    // Well below the number of parameters that either database takes.
    private const int Batch = 500;

    public Task<IReadOnlyDictionary<string, LedgerEntry>> ReadAsync(
        RepositoryName repository, BranchName branch, IReadOnlyList<RepositoryPath> paths, CancellationToken cancellationToken) =>
        StoreFaults.GuardAsync<IReadOnlyDictionary<string, LedgerEntry>>(async () =>
        {
            await using var database = contexts.Create();
            var found = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
            foreach (var row in await RowsAsync(database.Ledger.AsNoTracking(), repository, branch, [.. paths.Select(path => path.Value)], cancellationToken))
            {
                found[row.Path] = ToEntry(row);
            }

            return found;
        });

    public static async Task WriteAsync(CopierDbContext database, string deliveryId, ChangeSetRecord changeSet, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (changeSet.LedgerChanges.Count == 0)
        {
            return;
        }

        var (repository, branch) = (changeSet.Key.Repository, changeSet.Key.Branch);
        var known = (await RowsAsync(database.Ledger, repository, branch, [.. changeSet.LedgerChanges.Select(change => change.Path.Value)], cancellationToken))
            .ToDictionary(row => row.Path, StringComparer.Ordinal);
        foreach (var change in changeSet.LedgerChanges)
        {
            var row = known.GetValueOrDefault(change.Path.Value);
            if (change.Entry is not { } entry)
            {
                if (row is not null)
                {
                    database.Ledger.Remove(row);
                }

                continue;
            }

            if (row is null)
            {
                database.Ledger.Add(row = NewRow(repository, branch, change.Path, entry, deliveryId, now));
            }

            Put(entry, row);
            row.DeliveryId = deliveryId;
            row.WrittenAt = now;
        }
    }

    private static async Task<List<LedgerRow>> RowsAsync(
        IQueryable<LedgerRow> ledger, RepositoryName repository, BranchName branch, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var key = StoreKey.Of(repository);
        var rows = new List<LedgerRow>();
        foreach (var some in paths.Chunk(Batch))
        {
            rows.AddRange(await ledger.Where(row => row.TargetKey == key && row.Branch == branch.Value && some.Contains(row.Path)).ToListAsync(cancellationToken));
        }

        return rows;
    }

    private static LedgerRow NewRow(RepositoryName repository, BranchName branch, RepositoryPath path, LedgerEntry entry, string deliveryId, DateTimeOffset now) => new()
    {
        TargetKey = StoreKey.Of(repository),
        TargetRepo = repository.ToString(),
        Branch = branch.Value,
        Path = path.Value,
        SourceRepoId = entry.SourceRepositoryId,
        SourceRepo = entry.Source.ToString(),
        SourcePath = entry.SourcePath,
        SourceCommit = entry.SourceCommit.Value,
        DeliveryId = deliveryId,
        WrittenAt = now,
    };

    private static void Put(LedgerEntry entry, LedgerRow row)
    {
        row.SourceRepoId = entry.SourceRepositoryId;
        row.SourceRepo = entry.Source.ToString();
        row.SourcePath = entry.SourcePath;
        row.SourceCommit = entry.SourceCommit.Value;
        (row.LandedBlob, row.LandedMode) = (entry.Landed?.Id.Value, entry.Landed?.Mode);
        (row.ProposedBlob, row.ProposedMode) = (entry.Proposed?.Id.Value, entry.Proposed?.Mode);
    }

    private static LedgerEntry ToEntry(LedgerRow row) => new()
    {
        SourceRepositoryId = row.SourceRepoId,
        Source = RepositoryName.Parse(row.SourceRepo),
        SourcePath = row.SourcePath,
        SourceCommit = CommitSha.Parse(row.SourceCommit),
        Landed = StateOf(row.LandedBlob, row.LandedMode),
        Proposed = StateOf(row.ProposedBlob, row.ProposedMode),
    };

    private static FileState? StateOf(string? blob, GitFileMode? mode) => blob is not null && mode is { } known ? new FileState(known, BlobId.Parse(blob)) : null;
}
