using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>How much sources have brought, for those who look.</summary>
public interface ISourceTotals
{
    /// <summary>Running totals of every source that was ever heard of.</summary>
    Task<IReadOnlyList<SourceTotals>> TotalsAsync(CancellationToken cancellationToken);

    /// <summary>How long the newest finished deliveries of each source took, at most <see cref="ProcessingTime.Sample"/> of one; dry runs do not count.</summary>
    /// <param name="source">Only of this source; null for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Nothing for a source of which none is kept.</returns>
    Task<IReadOnlyDictionary<RepositoryName, ProcessingTime>> ProcessingTimesAsync(RepositoryName? source, CancellationToken cancellationToken);
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

    /// <summary>The installation that the newest webhook came from.</summary>
    public InstallationId? InstallationId { get; init; }

    public DateTimeOffset? LastWebhook { get; init; }

    public DateTimeOffset? LastUpdated { get; init; }
}

/// <summary>How long deliveries took from their start to their end.</summary>
public sealed record ProcessingTime(TimeSpan Average, TimeSpan Min, TimeSpan Max, TimeSpan P50, TimeSpan P95, TimeSpan P99)
{
    /// <summary>How many of a source's deliveries are looked at, the newest.</summary>
    public const int Sample = 1000;
}
