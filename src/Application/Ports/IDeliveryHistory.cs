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

    /// <summary>What needs a person, newest first: deliveries that failed, wholly or partly, or are held. Of each merge only the newest; none of a merge that is being worked on.</summary>
    /// <param name="limit">1 to 200.</param>
    /// <param name="before">The cursor of the page before.</param>
    /// <param name="visible">The sources that the caller may see; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<UnresolvedPage> ListUnresolvedAsync(int limit, DeliveryCursor? before, IReadOnlyList<RepositoryName>? visible, CancellationToken cancellationToken);

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

    /// <summary>Only those that have a change set to this repository.</summary>
    public RepositoryName? Target { get; init; }

    /// <summary>Only those of the source's pull request of this number; needs <see cref="Source"/>.</summary>
    public int? PullRequest { get; init; }

    /// <summary>Only those that go on by themselves: <see cref="DeliveryStates.Unfinished"/>.</summary>
    public bool OnlyUnfinished { get; init; }

    /// <summary>Neither dry runs, nor failures that a later delivery of the same merge has replaced.</summary>
    public bool OnlyStanding { get; init; }
}

/// <summary>The place of a delivery in the list.</summary>
public sealed record DeliveryCursor(DateTimeOffset ReceivedAt, string Id);

public sealed record DeliveryPage(IReadOnlyList<DeliverySummary> Items, DeliveryCursor? Next);

/// <param name="Items">One page.</param>
/// <param name="Next">Where the next begins; null on the last.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record UnresolvedPage(IReadOnlyList<DeliverySummary> Items, DeliveryCursor? Next, int Total);

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

    public required IReadOnlyList<ChangeSetSummary> ChangeSets { get; init; }

    public required int Requests { get; init; }
}

/// <summary>One change set as lists show it: its files are counted, not told.</summary>
public sealed record ChangeSetSummary
{
    public required ChangeSetKey Key { get; init; }

    public required ChangeSetState State { get; init; }

    public CommitSha? Commit { get; init; }

    public int? PullRequest { get; init; }

    public string? PullRequestUrl { get; init; }

    /// <summary>Why it is not done.</summary>
    public string? Error { get; init; }

    /// <summary>What a person should know of it although it is done.</summary>
    public string? Note { get; init; }

    public required FileCounts Files { get; init; }
}

/// <summary>One delivery's whole story.</summary>
/// <param name="Summary">As lists show it.</param>
/// <param name="ChangeSets">The summary's change sets, in the same order, with their files.</param>
/// <param name="Unmatched">Changed files that no rule wants.</param>
/// <param name="Steps">The trace.</param>
public sealed record DeliveryDetails(
    DeliverySummary Summary, IReadOnlyList<ChangeSetRecord> ChangeSets, IReadOnlyList<string> Unmatched, IReadOnlyList<DeliveryStep> Steps);

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

public sealed record QueueLengths(long ChangeSets, long Deprecations);
