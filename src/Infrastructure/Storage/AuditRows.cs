using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>The events that go with a change of the store, within its transaction.</summary>
internal static class AuditRows
{
    public static void Add(this CopierDbContext database, AdminAct act, DateTimeOffset now) => database.AuditEvents.Add(new AuditEventRow
    {
        At = now,
        Action = act.Action,
        Actor = act.By,
        SourceRepo = act.Source?.ToString(),
        SourceKey = act.Source is { } source ? StoreKey.Of(source) : null,
        TargetRepo = act.Target?.ToString(),
        TargetKey = act.Target is { } target ? StoreKey.Of(target) : null,
        DeliveryId = act.DeliveryId,
        Success = true,
        Detail = act.Detail,
    });

    /// <summary>What is new of a change set: what was written since it was last kept, and, once it is settled, what failed.</summary>
    /// <param name="database">The transaction's; it still holds the change set as it was kept before.</param>
    /// <param name="set">The change set as it is now.</param>
    /// <param name="audit">What is to be said beside its files.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task AddAsync(CopierDbContext database, ChangeSetRow set, ChangeSetAudit audit, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var told = await database.ChangeSets.AsNoTracking()
            .Where(old => old.DeliveryId == set.DeliveryId && old.TargetRepo == set.TargetRepo && old.Branch == set.Branch && old.Arrival == set.Arrival && old.GroupName == set.GroupName)
            .SelectMany(old => old.Files, (old, file) => new { Set = old.State, file.State, file.SourcePath, file.TargetPath, file.CopyRepo, file.CopyBranch })
            .Where(file => file.State == FileResultState.Succeeded || file.State == FileResultState.Failed)
            .ToListAsync(cancellationToken);
        var before = told.Where(file => IsTold(file.Set, file.State)).Select(file => (file.State, file.SourcePath, file.TargetPath, file.CopyRepo, file.CopyBranch)).ToHashSet();
        var files = set.Files.Where(file => IsTold(set.State, file.State) && !before.Contains((file.State, file.SourcePath, file.TargetPath, file.CopyRepo, file.CopyBranch))).ToList();
        if (files.Count > 0)
        {
            var delivery = await database.Deliveries.AsNoTracking().SingleAsync(row => row.Id == set.DeliveryId, cancellationToken);
            database.AuditEvents.AddRange(files.Select(file => Of(delivery, set, file, audit, now)));
        }
    }

    /// <summary>The files of a change set that was given up.</summary>
    public static IEnumerable<AuditEventRow> OfFailed(DeliveryRow delivery, ChangeSetRow set, DateTimeOffset now) =>
        set.Files.Where(file => file.State == FileResultState.Failed).Select(file => Of(delivery, set, file, null, now));

    // What failed may still go well while the change set is not settled.
    private static bool IsTold(ChangeSetState set, FileResultState file) =>
        file == FileResultState.Succeeded || (file == FileResultState.Failed && set.IsSettled());

    private static AuditEventRow Of(DeliveryRow delivery, ChangeSetRow set, DeliveryFileRow file, ChangeSetAudit? audit, DateTimeOffset now) => new()
    {
        At = now,
        Action = ActionOf(file),
        DeliveryId = delivery.Id,
        SourceRepo = delivery.SourceRepo,
        SourceKey = delivery.SourceKey,
        SourcePath = file.SourcePath,
        SourceCommit = audit?.SourceCommit.Value ?? delivery.MergeCommit,
        PullRequest = delivery.Number == DeliveryRow.NoNumber ? null : delivery.Number,
        Author = delivery.Author,
        MergedBy = delivery.MergedBy,
        Rule = file.Rule,
        TargetRepo = file.CopyRepo ?? set.TargetRepo,
        TargetKey = StoreKey.Of(RepositoryName.Parse(file.CopyRepo ?? set.TargetRepo)),
        Branch = file.CopyBranch ?? set.Branch,
        TargetPath = file.TargetPath,
        // What records that a copy is outdated is a commit of the source.
        TargetCommit = file.CopyRepo is null ? set.Commit : null,
        TargetPullRequest = set.PullRequest,
        ConfigurationVersion = audit?.ConfigurationVersion ?? delivery.ConfigurationVersion,
        Success = file.State == FileResultState.Succeeded,
        Detail = file.Reason ?? (file.State == FileResultState.Failed ? set.Error : null),
        Duration = audit?.Duration,
        Size = file.Action == FileAction.Write && audit?.Sizes.TryGetValue(file.SourcePath, out var size) == true ? size : null,
    };

    private static AuditAction ActionOf(DeliveryFileRow file) => (file.State, file.Action) switch
    {
        (FileResultState.Failed, _) => AuditAction.FileFailed,
        (_, FileAction.Delete) => AuditAction.FileDeleted,
        (_, FileAction.Deprecate) => AuditAction.FileDeprecated,
        _ => AuditAction.FileWritten,
    };
}
