using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Storage.Rows;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Between rows and what the use cases know.</summary>
internal static class DeliveryMapping
{
    /// <summary>What a person asks for may be done as often as it is asked for.</summary>
    public static bool MayNotRepeatAMerge(this NewDelivery delivery) => delivery.Kind is not (DeliveryKind.Replay or DeliveryKind.Sync);

    public static DeliveryRow ToRow(this NewDelivery delivery, string id, DateTimeOffset now)
    {
        var merge = delivery.PullRequest;
        return new DeliveryRow
        {
            Id = id,
            Kind = delivery.Kind,
            MergeKey = delivery.MayNotRepeatAMerge() ? merge.MergeKey : null,
            SourceRepo = merge.Repository.ToString(),
            SourceKey = StoreKey.Of(merge.Repository),
            SourceRepoId = merge.RepositoryId,
            PresentName = merge.PresentName?.ToString(),
            Number = merge.Number ?? DeliveryRow.NoNumber,
            Title = merge.Title,
            Url = merge.Url,
            Author = merge.Author.Login,
            AuthorId = merge.Author.Id,
            MergedBy = merge.MergedBy,
            Branch = merge.Branch.Value,
            MergeCommit = merge.MergeCommit?.Value,
            ChangedFiles = merge.ChangedFiles,
            InstallationId = merge.InstallationId?.Value,
            DryRun = delivery.DryRun,
            TraceParent = delivery.TraceParent,
            RequestId = delivery.RequestId,
            State = DeliveryState.Pending,
            ReceivedAt = now,
            NotBefore = now,
        };
    }

    public static MergedPullRequest PullRequest(this DeliveryRow row) => new()
    {
        Repository = RepositoryName.Parse(row.SourceRepo),
        RepositoryId = row.SourceRepoId,
        PresentName = RepositoryName.TryParse(row.PresentName, out var present) ? present : null,
        Number = row.Number == DeliveryRow.NoNumber ? null : row.Number,
        Title = row.Title,
        Url = row.Url,
        Author = new Person(row.Author, row.AuthorId),
        MergedBy = row.MergedBy,
        Branch = BranchName.Parse(row.Branch),
        MergeCommit = row.MergeCommit is { } commit ? CommitSha.Parse(commit) : null,
        ChangedFiles = row.ChangedFiles,
        InstallationId = row.InstallationId is { } installation ? new InstallationId(installation) : null,
    };

    public static ChangeSetRecord ToRecord(this ChangeSetRow row) => new()
    {
        Key = row.Key(),
        State = row.State,
        Commit = ReadableCommit(row.Commit),
        PullRequest = row.PullRequest,
        PullRequestUrl = row.PullRequestUrl,
        Error = row.Error,
        Note = row.Note,
        Files = [.. row.Files.OrderBy(file => file.Id).Select(file =>
            new FileResult(file.SourcePath, file.Rule, file.TargetPath, file.Action, file.State, file.Reason)
            {
                Copy = file is { CopyRepo: { } repository, CopyBranch: { } branch } ? new CopyPlace(Readable(repository), ReadableBranch(branch)) : null,
            })],
    };

    public static ChangeSetRow ToRow(this ChangeSetRecord record, string deliveryId, DateTimeOffset receivedAt)
    {
        var counts = FileCounts.Of(record.Files);
        var row = new ChangeSetRow
        {
            DeliveryId = deliveryId,
            ReceivedAt = receivedAt,
            TargetRepo = record.Key.Repository.ToString(),
            TargetKey = StoreKey.Of(record.Key.Repository),
            Branch = record.Key.Branch.Value,
            Arrival = record.Key.Arrival,
            GroupName = record.Key.Group,
            State = record.State,
            Commit = record.Commit?.Value,
            PullRequest = record.PullRequest,
            PullRequestUrl = record.PullRequestUrl,
            Error = record.Error,
            Note = record.Note,
            Uploaded = (int)counts.Uploaded,
            UploadFailed = (int)counts.UploadFailed,
            Deprecated = (int)counts.Deprecated,
            Skipped = (int)counts.Skipped,
        };
        foreach (var file in record.Files)
        {
            row.Files.Add(new DeliveryFileRow
            {
                SourcePath = file.SourcePath,
                Rule = file.Rule,
                TargetPath = file.TargetPath,
                CopyRepo = file.Copy?.Repository.ToString(),
                CopyBranch = file.Copy?.Branch.Value,
                Action = file.Action,
                State = file.State,
                Reason = file.Reason,
            });
        }

        return row;
    }

    public static DeliverySummary ToSummary(this DeliveryRow row, IEnumerable<ChangeSetRow> changeSets) => row.ToSummary([.. changeSets.OrderBy(set => set.Id).Select(ToSummary)]);

    private static DeliverySummary ToSummary(this DeliveryRow row, IReadOnlyList<ChangeSetSummary> changeSets) => new()
    {
        Id = row.Id,
        Kind = row.Kind,
        PullRequest = row.ReadablePullRequest(),
        State = row.State,
        Attempts = row.Attempts,
        ReceivedAt = row.ReceivedAt,
        StartedAt = row.StartedAt,
        FinishedAt = row.FinishedAt,
        NotBefore = row.FinishedAt is null ? row.NotBefore : null,
        DryRun = row.DryRun,
        ConfigurationVersion = row.ConfigurationVersion,
        Error = row.Error,
        Files = changeSets.Aggregate(FileCounts.None, (sum, set) => sum.Plus(set.Files)),
        ChangeSets = changeSets,
        Requests = row.Requests,
    };

    private static ChangeSetSummary ToSummary(ChangeSetRow row) => new()
    {
        Key = row.Key(),
        State = row.State,
        Commit = ReadableCommit(row.Commit),
        PullRequest = row.PullRequest,
        PullRequestUrl = row.PullRequestUrl,
        Error = row.Error,
        Note = row.Note,
        Files = row.Counts(),
    };

    public static FileCounts Counts(this ChangeSetRow row) =>
        new(row.Uploaded + row.UploadFailed + row.Deprecated + row.Skipped, row.Uploaded, row.UploadFailed, row.Deprecated, row.Skipped);

    private static ChangeSetKey Key(this ChangeSetRow row) => new(Readable(row.TargetRepo), ReadableBranch(row.Branch), row.Arrival, row.GroupName);

    /// <summary>For those who look: what cannot be read must not hide the rest.</summary>
    private static MergedPullRequest ReadablePullRequest(this DeliveryRow row) => new()
    {
        Repository = Readable(row.SourceRepo),
        RepositoryId = row.SourceRepoId,
        PresentName = RepositoryName.TryParse(row.PresentName, out var present) ? present : null,
        Number = row.Number == DeliveryRow.NoNumber ? null : row.Number,
        Title = row.Title,
        Url = row.Url,
        Author = new Person(row.Author, row.AuthorId),
        MergedBy = row.MergedBy,
        Branch = ReadableBranch(row.Branch),
        MergeCommit = ReadableCommit(row.MergeCommit),
        ChangedFiles = row.ChangedFiles,
        InstallationId = row.InstallationId is { } installation ? new InstallationId(installation) : null,
    };

    private static RepositoryName Readable(string name) => RepositoryName.TryParse(name, out var repository) ? repository : RepositoryName.Parse("unreadable/unreadable");

    private static BranchName ReadableBranch(string name) => BranchName.TryParse(name, out var branch) ? branch : BranchName.Parse("unreadable");

    private static CommitSha? ReadableCommit(string? name) => CommitSha.TryParse(name, out var commit) ? commit : null;
}
