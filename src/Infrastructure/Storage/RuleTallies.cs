using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class RuleTallies(CopierDbContexts contexts) : IRuleTallies
{
    public Task<IReadOnlyList<RuleTally>> ReadAsync(RepositoryName source, DateTimeOffset from, CancellationToken cancellationToken) => StoreFaults.GuardAsync<IReadOnlyList<RuleTally>>(async () =>
    {
        await using var database = contexts.Create();
        var key = StoreKey.Of(source);
        return await database.RuleTallies
            .Where(row => row.Source == key && row.Day >= from)
            .GroupBy(row => row.Rule)
            .Select(days => new RuleTally(days.Key, days.Sum(day => day.Files), days.Sum(day => day.Merges), days.Max(day => day.LastMatched)))
            .ToListAsync(cancellationToken);
    });

    /// <summary>Adds what a delivery's merge matched, unless another delivery of it was there before. The source's row must be held, so that two do not add at once.</summary>
    public static async Task AddAsync(CopierDbContext database, DeliveryRow row, CancellationToken cancellationToken)
    {
        var matched = row.ChangeSets.SelectMany(set => set.Files).Where(file => file.Rule is not null)
            .GroupBy(file => file.Rule!, file => file.SourcePath, StringComparer.Ordinal)
            .ToDictionary(files => files.Key, files => files.Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        if (matched.Count == 0 || row.IsTallied || row.Number == DeliveryRow.NoNumber
            || await SameMerges.Others(database, row).AnyAsync(other => other.IsTallied, cancellationToken))
        {
            return;
        }

        row.IsTallied = true;
        var day = new DateTimeOffset(row.ReceivedAt.UtcDateTime.Date, TimeSpan.Zero);
        var known = await database.RuleTallies.Where(tally => tally.Source == row.SourceKey && tally.Day == day).ToDictionaryAsync(tally => tally.Rule, StringComparer.Ordinal, cancellationToken);
        foreach (var (rule, files) in matched)
        {
            if (!known.TryGetValue(rule, out var tally))
            {
                database.RuleTallies.Add(tally = new RuleTallyRow { Source = row.SourceKey, Rule = rule, Day = day, LastMatched = row.ReceivedAt });
            }

            tally.Files += files;
            tally.Merges++;
            tally.LastMatched = tally.LastMatched > row.ReceivedAt ? tally.LastMatched : row.ReceivedAt;
        }
    }
}
