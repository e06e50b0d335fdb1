using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Finds events, the newest first. What could be found by several indexes is asked for in parts, each of which has one that serves it.</summary>
internal static class AuditSearch
{
    // Beyond that the newest of all are looked through: with so many sources most of them are wanted.
    private const int MaxMergedSources = 50;

    /// <returns>One more than a page holds, where there are so many.</returns>
    public static IQueryable<AuditEventRow> Newest(CopierDbContext database, AuditFilter filter) =>
        Parts(Narrowed(database.AuditEvents.AsNoTracking(), filter), filter)
            .Select(part => part.OrderByDescending(row => row.Id).Take(filter.Limit + 1))
            .Aggregate(Queryable.Concat)
            .OrderByDescending(row => row.Id)
            .Take(filter.Limit + 1);

    private static IEnumerable<IQueryable<AuditEventRow>> Parts(IQueryable<AuditEventRow> rows, AuditFilter filter)
    {
        var visible = filter.Visible?.Select(StoreKey.Of).ToList();
        return filter switch
        {
            { Path: { } path } => OfPath(InRepositories(rows, filter, visible), path),
            { Target: { } target } => [OfSources(OfTarget(rows, StoreKey.Of(target)), filter, visible)],
            { Source: null } when visible is { Count: > 0 and <= MaxMergedSources } => visible.Select(source => OfSource(rows, source)),
            _ => [OfSources(rows, filter, visible)],
        };
    }

    private static IQueryable<AuditEventRow> Narrowed(IQueryable<AuditEventRow> rows, AuditFilter filter)
    {
        rows = filter.Rule is { } rule ? rows.Where(row => row.Rule == rule) : rows;
        rows = filter.Since is { } since ? rows.Where(row => row.At >= since) : rows;
        rows = filter.Until is { } until ? rows.Where(row => row.At < until) : rows;
        return filter.Before is { Number: var before } ? rows.Where(row => row.Id < before) : rows;
    }

    /// <summary>A path is in few events, a repository in many: only the path is to be looked up, and the repository stands beside it in the index.</summary>
    private static IQueryable<AuditEventRow> InRepositories(IQueryable<AuditEventRow> rows, AuditFilter filter, List<string>? visible)
    {
        if (filter.Source is { } source)
        {
            var key = StoreKey.Of(source);
            rows = rows.Where(row => (row.SourceKey ?? "") == key);
        }

        if (filter.Target is { } target)
        {
            var key = StoreKey.Of(target);
            rows = rows.Where(row => (row.TargetKey ?? "") == key);
        }

        return visible is null ? rows : rows.Where(row => visible.Contains(row.SourceKey ?? ""));
    }

    /// <summary>Those of the target's path, and those of the source's path that are not among them. With a slash at its end, a folder: a range of texts, compared by bytes.</summary>
    private static IQueryable<AuditEventRow>[] OfPath(IQueryable<AuditEventRow> rows, string path)
    {
        if (!path.EndsWith('/'))
        {
            return [rows.Where(row => row.TargetPath == path), rows.Where(row => row.SourcePath == path && row.TargetPath != path)];
        }

        var end = $"{path[..^1]}{(char)('/' + 1)}";
        return
        [
            rows.Where(row => string.Compare(row.TargetPath, path) >= 0 && string.Compare(row.TargetPath, end) < 0),
            rows.Where(row => string.Compare(row.SourcePath, path) >= 0 && string.Compare(row.SourcePath, end) < 0
                && (row.TargetPath == null || string.Compare(row.TargetPath, path) < 0 || string.Compare(row.TargetPath, end) >= 0)),
        ];
    }

    private static IQueryable<AuditEventRow> OfSources(IQueryable<AuditEventRow> rows, AuditFilter filter, List<string>? visible)
    {
        rows = filter.Source is { } source ? OfSource(rows, StoreKey.Of(source)) : rows;
        return visible is null ? rows : rows.Where(row => row.SourceKey != null && visible.Contains(row.SourceKey));
    }

    private static IQueryable<AuditEventRow> OfSource(IQueryable<AuditEventRow> rows, string key) => rows.Where(row => row.SourceKey == key);

    private static IQueryable<AuditEventRow> OfTarget(IQueryable<AuditEventRow> rows, string key) => rows.Where(row => row.TargetKey == key);
}
