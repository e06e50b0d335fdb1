using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>What a list shows of deliveries: no files, neither those that were copied nor those that no rule wants.</summary>
internal static class DeliveryPages
{
    /// <param name="database">The database.</param>
    /// <param name="places">Those of the page, in order; one more tells that there is another page.</param>
    /// <param name="limit">How many the page holds.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<DeliveryPage> ReadAsync(CopierDbContext database, IReadOnlyList<DeliveryPlace> places, int limit, CancellationToken cancellationToken)
    {
        var ids = places.Take(limit).Select(place => place.Id).ToArray();
        if (ids.Length == 0)
        {
            return new DeliveryPage([], null);
        }

        var rows = await WithoutFiles(database.Deliveries.Where(row => EF.Parameter(ids).Contains(row.Id))).ToDictionaryAsync(row => row.Id, cancellationToken);
        var sets = (await database.ChangeSets.AsNoTracking().Where(set => EF.Parameter(ids).Contains(set.DeliveryId)).ToListAsync(cancellationToken)).ToLookup(set => set.DeliveryId);
        // One that was removed in between is left out.
        var items = ids.Where(rows.ContainsKey).Select(id => rows[id].ToSummary(sets[id])).ToList();
        return new DeliveryPage(items, places.Count > limit ? new DeliveryCursor(places[limit - 1].ReceivedAt, places[limit - 1].Id) : null);
    }

    private static IQueryable<DeliveryRow> WithoutFiles(IQueryable<DeliveryRow> rows) => rows.Select(row => new DeliveryRow
    {
        Id = row.Id,
        Kind = row.Kind,
        SourceRepo = row.SourceRepo,
        SourceKey = row.SourceKey,
        SourceRepoId = row.SourceRepoId,
        PresentName = row.PresentName,
        Number = row.Number,
        Title = row.Title,
        Url = row.Url,
        Author = row.Author,
        AuthorId = row.AuthorId,
        MergedBy = row.MergedBy,
        Branch = row.Branch,
        MergeCommit = row.MergeCommit,
        ChangedFiles = row.ChangedFiles,
        InstallationId = row.InstallationId,
        DryRun = row.DryRun,
        State = row.State,
        Attempts = row.Attempts,
        ReceivedAt = row.ReceivedAt,
        StartedAt = row.StartedAt,
        FinishedAt = row.FinishedAt,
        NotBefore = row.NotBefore,
        ConfigurationVersion = row.ConfigurationVersion,
        Error = row.Error,
        Requests = row.Requests,
    });
}
