using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Deliveries for those who look.</summary>
public interface IDeliveryHistory
{
    /// <summary>Newest first.</summary>
    Task<DeliveryPage> ListAsync(DeliveryFilter filter, CancellationToken cancellationToken);

    /// <summary>Null when there is none of that id.</summary>
    Task<DeliveryDetails?> FindAsync(string deliveryId, CancellationToken cancellationToken);

    /// <summary>Running totals of every source that was ever heard of.</summary>
    Task<IReadOnlyList<SourceTotals>> TotalsAsync(CancellationToken cancellationToken);

    /// <summary>Every source that was ever heard of.</summary>
    Task<IReadOnlyList<RepositoryName>> SourcesAsync(CancellationToken cancellationToken);

    /// <summary>Change sets and deprecation updates that are not finished.</summary>
    Task<QueueLengths> QueueLengthsAsync(CancellationToken cancellationToken);
}

/// <summary>Which deliveries to list.</summary>
/// <param name="Source">Only this source's.</param>
/// <param name="State">Only in this state.</param>
/// <param name="Limit">1 to 200.</param>
/// <param name="Before">The cursor of the page before.</param>
/// <param name="Visible">The sources that the caller may see; null for all.</param>
public sealed record DeliveryFilter(RepositoryName? Source, DeliveryState? State, int Limit, DeliveryCursor? Before, IReadOnlyList<RepositoryName>? Visible)
{
    /// <summary>Received from this moment on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Received before this moment.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>The place of a delivery in the list.</summary>
public sealed record DeliveryCursor(DateTimeOffset ReceivedAt, string Id);

public sealed record DeliveryPage(IReadOnlyList<DeliverySummary> Items, DeliveryCursor? Next);

/// <summary>One delivery as lists show it.</summary>
public sealed record DeliverySummary
{
    public required string Id { get; init; }

    public required DeliveryKind Kind { get; init; }

    public required MergedPullRequest PullRequest { get; init; }

    public required DeliveryState State { get; init; }

    public required int Attempts { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public required bool DryRun { get; init; }

    public string? ConfigurationVersion { get; init; }

    public string? Error { get; init; }

    public required FileCounts Files { get; init; }

    public required IReadOnlyList<ChangeSetRecord> ChangeSets { get; init; }

    public required int Requests { get; init; }
}

public sealed record DeliveryDetails(DeliverySummary Summary, IReadOnlyList<string> Unmatched, IReadOnlyList<DeliveryStep> Steps);

/// <summary>(file, target) pairs.</summary>
public sealed record FileCounts(long Matched, long Uploaded, long UploadFailed, long Deprecated, long Skipped)
{
    public static FileCounts None { get; } = new(0, 0, 0, 0, 0);

    public static FileCounts Of(IEnumerable<FileResult> files)
    {
        long uploaded = 0, failed = 0, deprecated = 0, skipped = 0;
        foreach (var file in files)
        {
            _ = (file.State, file.Action) switch
            {
                (FileResultState.Failed, _) => failed++,
                (FileResultState.Succeeded, FileAction.Deprecate) => deprecated++,
                (FileResultState.Succeeded, _) => uploaded++,
                _ => skipped++,
            };
        }

        return new FileCounts(uploaded + failed + deprecated + skipped, uploaded, failed, deprecated, skipped);
    }

    public FileCounts Plus(FileCounts other) => new(
        Matched + other.Matched,
        Uploaded + other.Uploaded,
        UploadFailed + other.UploadFailed,
        Deprecated + other.Deprecated,
        Skipped + other.Skipped);
}

/// <summary>What a source has seen since it was first heard of; dry runs do not count.</summary>
public sealed record SourceTotals
{
    public required RepositoryName Source { get; init; }

    public required long Received { get; init; }

    public required long Processed { get; init; }

    public required long Failed { get; init; }

    public required FileCounts Files { get; init; }

    /// <summary>The delivery that finished last failed, wholly or partly.</summary>
    public required bool LastFailed { get; init; }

    public required ProcessingTime? ProcessingTime { get; init; }

    /// <summary>The installation that the newest webhook came from.</summary>
    public InstallationId? InstallationId { get; init; }

    public DateTimeOffset? LastWebhook { get; init; }

    public DateTimeOffset? LastUpdated { get; init; }
}

/// <summary>How long the kept deliveries of a source took from their start to their end.</summary>
public sealed record ProcessingTime(TimeSpan Average, TimeSpan Min, TimeSpan Max, TimeSpan P50, TimeSpan P95, TimeSpan P99);

public sealed record QueueLengths(long ChangeSets, long Deprecations);
