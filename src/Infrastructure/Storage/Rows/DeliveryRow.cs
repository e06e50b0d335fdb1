using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>A delivery: the truth about it, and the memory of what was ever accepted.</summary>
internal sealed class DeliveryRow
{
    /// <summary>No pull request has it.</summary>
    public const int NoNumber = 0;

    public required string Id { get; init; }

    public required DeliveryKind Kind { get; init; }

    /// <summary>Null for what may repeat a merge: replays.</summary>
    public string? MergeKey { get; set; }

    /// <summary>The source, as its webhook or the configuration writes it.</summary>
    public required string SourceRepo { get; init; }

    /// <summary><see cref="SourceRepo"/> as it is searched.</summary>
    public required string SourceKey { get; init; }

    public required long SourceRepoId { get; init; }

    /// <summary>GitHub's name of it, where it is another one.</summary>
    public string? PresentName { get; init; }

    /// <summary>The pull request; <see cref="NoNumber"/> for a sync.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    public required string Url { get; init; }

    public required string Author { get; init; }

    public required long AuthorId { get; init; }

    public string? MergedBy { get; init; }

    public required string Branch { get; init; }

    public string? MergeCommit { get; set; }

    public required int ChangedFiles { get; init; }

    public long? InstallationId { get; init; }

    public required bool DryRun { get; set; }

    /// <summary>An operator has let it go, whatever its size.</summary>
    public bool Released { get; set; }

    public required DeliveryState State { get; set; }

    public int Attempts { get; set; }

    /// <summary>How many processes died while they worked on it, since it was last settled.</summary>
    public int Deaths { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>The first claim of it since it came, or since a person last took it up: released, resumed or sent again.</summary>
    public DateTimeOffset? TriedSince { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public required DateTimeOffset NotBefore { get; set; }

    /// <summary>Kept long enough: only the row is left, for the sake of its merge key.</summary>
    public DateTimeOffset? PrunedAt { get; set; }

    /// <summary>When another delivery of the same merge ended, which since then tells how the merge stands; null while this one does.</summary>
    public DateTimeOffset? SupersededAt { get; set; }

    /// <summary>What its merge matched was added to the tallies of the rules.</summary>
    public bool IsTallied { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>The span that accepted it, or armed it again.</summary>
    public string? TraceParent { get; set; }

    /// <summary>The request that accepted it, or armed it again.</summary>
    public string? RequestId { get; set; }

    public string? ConfigurationVersion { get; set; }

    public string? Error { get; set; }

    public int Requests { get; set; }

    /// <summary>Changed files that no rule wants.</summary>
    public IList<string> Unmatched { get; set; } = [];

    public ICollection<ChangeSetRow> ChangeSets { get; } = [];

    public ICollection<DeliveryStepRow> Steps { get; } = [];
}
