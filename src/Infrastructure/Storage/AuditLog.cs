using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Storage.Rows;

namespace ExamplesCopier.Infrastructure.Storage;

internal sealed class AuditLog(CopierDbContexts contexts, TimeProvider time) : IAuditLog
{
    public Task AppendAsync(IReadOnlyList<AuditEvent> events, CancellationToken cancellationToken) => StoreFaults.GuardAsync(async () =>
    {
        await using var database = contexts.Create();
        var now = time.GetUtcNow();
        database.AuditEvents.AddRange(events.Select(known => ToRow(known, now)));
        await database.SaveChangesAsync(cancellationToken);
    });

    private static AuditEventRow ToRow(AuditEvent known, DateTimeOffset now) => new()
    {
        At = now,
        Action = known.Action,
        DeliveryId = known.DeliveryId,
        SourceRepo = known.Merge.Repository.ToString(),
        SourceKey = StoreKey.Of(known.Merge.Repository),
        SourcePath = known.SourcePath,
        SourceCommit = known.Merge.MergeCommit?.Value,
        PullRequest = known.Merge.Number ?? DeliveryRow.NoNumber,
        Author = known.Merge.Author.Login,
        MergedBy = known.Merge.MergedBy,
        Rule = known.Rule,
        TargetRepo = known.Target.Repository.ToString(),
        TargetKey = StoreKey.Of(known.Target.Repository),
        Branch = known.Target.Branch.Value,
        TargetPath = known.TargetPath,
        Success = known.Success,
        Detail = known.Detail,
    };
}
