using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.Storage.Rows;

internal sealed class ChangeSetRow
{
    public long Id { get; init; }

    public required string DeliveryId { get; init; }

    /// <summary>When its delivery was received: so the newest of a target are found without a look at the others.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public required string TargetRepo { get; init; }

    /// <summary><see cref="TargetRepo"/> as it is searched.</summary>
    public required string TargetKey { get; init; }

    public required string Branch { get; init; }

    public required Arrival Arrival { get; init; }

    public required string GroupName { get; init; }

    public required ChangeSetState State { get; set; }

    public string? Commit { get; set; }

    public int? PullRequest { get; set; }

    public string? PullRequestUrl { get; set; }

    public string? Error { get; set; }

    public string? Note { get; set; }

    /// <summary>How many of its files were written or deleted; lists tell the counts and read no files.</summary>
    public required int Uploaded { get; init; }

    public required int UploadFailed { get; init; }

    public required int Deprecated { get; init; }

    public required int Skipped { get; init; }

    public ICollection<DeliveryFileRow> Files { get; } = [];
}

/// <summary>What became of one file on its way to one target.</summary>
internal sealed class DeliveryFileRow
{
    public long Id { get; init; }

    public long ChangeSetId { get; init; }

    public required string SourcePath { get; init; }

    public string? Rule { get; init; }

    public string? TargetPath { get; init; }

    /// <summary>The repository of the copy, where it is not the change set's.</summary>
    public string? CopyRepo { get; init; }

    public string? CopyBranch { get; init; }

    public required FileAction Action { get; init; }

    public required FileResultState State { get; init; }

    public string? Reason { get; init; }
}
