using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Reads the ledger; <see cref="WriteAsync"/> is called within the transaction that keeps the change set.</summary>
internal sealed class Ledger(CopierDbContexts contexts) : ILedger, IProvenance
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

    public Task<ProvenancePage> FindAsync(
        RepositoryName repository, string? path, int limit, ProvenanceCursor? after, IReadOnlyList<RepositoryName>? visible, CancellationToken cancellationToken) =>
        StoreFaults.GuardAsync(async () =>
        {
            await using var database = contexts.Create();
            var key = StoreKey.Of(repository);
            var rows = Within(database.Ledger.AsNoTracking().Where(row => row.TargetKey == key), path);
            if (visible is not null)
            {
                // Names are kept as GitHub writes them; a source that changed its letters since is found all the same.
                var names = visible.Select(StoreKey.Of).ToList();
                rows = rows.Where(row => names.Contains(row.SourceRepo.ToLower()));
            }

            rows = after is null ? rows : rows.Where(row => string.Compare(row.Branch, after.Branch) > 0 || (row.Branch == after.Branch && string.Compare(row.Path, after.Path) > 0));
            var found = await rows.OrderBy(row => row.Branch).ThenBy(row => row.Path).Take(limit + 1).ToListAsync(cancellationToken);
            var items = found.Take(limit)
                .Select(row => new Provenance(RepositoryName.Parse(row.TargetRepo), BranchName.Parse(row.Branch), row.Path, ToEntry(row), row.DeliveryId, row.WrittenAt))
                .ToList();
            return new ProvenancePage(items, found.Count > limit ? new ProvenanceCursor(items[^1].Branch.Value, items[^1].Path) : null);
        });

    // Compared by the length of the folder, so that nothing in its name is a wildcard and case counts.
    private static IQueryable<LedgerRow> Within(IQueryable<LedgerRow> rows, string? path)
    {
        var length = path?.Length ?? 0;
        return path switch
        {
            null => rows,
            _ when path.EndsWith('/') => rows.Where(row => row.Path.Substring(0, length) == path),
            _ => rows.Where(row => row.Path == path),
        };
    }

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
