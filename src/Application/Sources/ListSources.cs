using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Health;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Sources;

/// <summary>The sources that the caller may see, with how they are doing.</summary>
public sealed record ListSources(Func<RepositoryName, bool> Visible) : IRequest<IReadOnlyList<SourceOverview>>
{
    /// <summary>Tell also how long their deliveries take, which costs a look at up to a thousand of each.</summary>
    public bool WithProcessingTimes { get; init; }
}

/// <summary>A source as it is configured and as it is doing.</summary>
public sealed record SourceOverview(Source Source, SourceStatus Status, SourceTotals? Totals)
{
    /// <summary>Null when it was not asked for, or no delivery is kept.</summary>
    public ProcessingTime? ProcessingTime { get; init; }
}

internal sealed class ListSourcesHandler(CurrentConfiguration configuration, ISourceTotals totals, IBrakes brakes)
    : IRequestHandler<ListSources, IReadOnlyList<SourceOverview>>
{
    public async Task<IReadOnlyList<SourceOverview>> Handle(ListSources request, CancellationToken cancellationToken)
    {
        var status = await configuration.RefreshAsync(cancellationToken);
        var seen = (await totals.TotalsAsync(cancellationToken)).ToDictionary(total => total.Source);
        var times = request.WithProcessingTimes ? await totals.ProcessingTimesAsync(null, cancellationToken) : null;
        var pauses = await brakes.ReadAsync(cancellationToken);
        return
        [
            .. (status.Loaded?.Configuration.Sources ?? [])
                .Where(source => request.Visible(source.Repository))
                .Select(source => (source, total: seen.GetValueOrDefault(source.Repository)))
                .Select(pair => new SourceOverview(pair.source, StatusOf(pair.source, pair.total), pair.total) { ProcessingTime = times?.GetValueOrDefault(pair.source.Repository) }),
        ];

        SourceStatus StatusOf(Source source, SourceTotals? total) =>
            SourceStatuses.Of(source, total, status.Loaded!.IsBroken(source.Repository), pauses.Hold(source.Repository));
    }
}
