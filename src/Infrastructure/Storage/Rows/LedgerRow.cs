using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>What we wrote at one path of a target branch.</summary>
internal sealed class LedgerRow
{
    public long Id { get; init; }

    /// <summary>In lower case.</summary>
    public required string TargetKey { get; init; }

    public required string Branch { get; init; }

    public required string Path { get; init; }

    /// <summary>As GitHub writes it.</summary>
    public required string TargetRepo { get; init; }

    public required long SourceRepoId { get; set; }

    public required string SourceRepo { get; set; }

    public required string SourcePath { get; set; }

    public required string SourceCommit { get; set; }

    public string? LandedBlob { get; set; }

    public GitFileMode? LandedMode { get; set; }

    public string? ProposedBlob { get; set; }

    public GitFileMode? ProposedMode { get; set; }

    public required string DeliveryId { get; set; }

    public required DateTimeOffset WrittenAt { get; set; }
}
