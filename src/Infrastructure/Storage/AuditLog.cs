using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class AuditLog(CopierDbContexts contexts, WriterTurns turns, TimeProvider time) : IAuditLog, IAuditTrail
{
    public Task AppendAsync(IReadOnlyList<FileEvent> events, CancellationToken cancellationToken) =>
        WriteAsync((database, now) => database.AuditEvents.AddRange(events.Select(known => ToRow(known, now))), cancellationToken);

    public Task AppendAsync(AdminAct act, CancellationToken cancellationToken) =>
        WriteAsync((database, now) => database.Add(act, now), cancellationToken);

    public Task<AuditPage> ListAsync(AuditFilter filter, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var rows = await AuditSearch.Newest(database, filter).ToListAsync(cancellationToken);
        var items = rows.Take(filter.Limit).Select(ToEntry).ToList();
        return new AuditPage(items, rows.Count > filter.Limit ? new AuditCursor(items[^1].Number) : null);
    });

    private Task WriteAsync(Action<CopierDbContext, DateTimeOffset> add, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        using var turn = await turns.EnterAsync(cancellationToken);
        await using var database = contexts.Create();
        add(database, time.GetUtcNow());
        await database.SaveChangesAsync(cancellationToken);
    });

    private static AuditEventRow ToRow(FileEvent known, DateTimeOffset now) => new()
    {
        At = now,
        Action = known.Action,
        DeliveryId = known.DeliveryId,
        SourceRepo = known.Merge.Repository.ToString(),
        SourceKey = StoreKey.Of(known.Merge.Repository),
        SourcePath = known.SourcePath,
        SourceCommit = known.Merge.MergeCommit?.Value,
        PullRequest = known.Merge.Number,
        Author = known.Merge.Author.Login,
        MergedBy = known.Merge.MergedBy,
        Rule = known.Rule,
        TargetRepo = known.Target.Repository.ToString(),
        TargetKey = StoreKey.Of(known.Target.Repository),
        Branch = known.Target.Branch.Value,
        TargetPath = known.TargetPath,
        ConfigurationVersion = known.ConfigurationVersion,
        Success = true,
        Detail = known.Detail,
    };

    private static AuditEntry ToEntry(AuditEventRow row) => new()
    {
        Number = row.Id,
        At = row.At,
        Action = row.Action,
        Actor = row.Actor,
        DeliveryId = row.DeliveryId,
        Rule = row.Rule,
        SourceRepo = row.SourceRepo,
        SourcePath = row.SourcePath,
        SourceCommit = row.SourceCommit,
        SourcePullRequest = row.PullRequest,
        Author = row.Author,
        MergedBy = row.MergedBy,
        TargetRepo = row.TargetRepo,
        Branch = row.Branch,
        TargetPath = row.TargetPath,
        TargetCommit = row.TargetCommit,
        TargetPullRequest = row.TargetPullRequest,
        ConfigurationVersion = row.ConfigurationVersion,
        Success = row.Success,
        Detail = row.Detail,
        Duration = row.Duration,
        Size = row.Size,
    };
}
