using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Health;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Sources;

/// <summary>The sources that the caller may see, with how they are doing.</summary>
public sealed record ListSources(Func<RepositoryName, bool> Visible) : IRequest<IReadOnlyList<SourceOverview>>;

/// <summary>A source as it is configured and as it is doing.</summary>
public sealed record SourceOverview(Source Source, SourceStatus Status, SourceTotals? Totals);

internal sealed class ListSourcesHandler(CurrentConfiguration configuration, IDeliveryHistory history, IBrakes brakes)
    : IRequestHandler<ListSources, IReadOnlyList<SourceOverview>>
{
    public async Task<IReadOnlyList<SourceOverview>> Handle(ListSources request, CancellationToken cancellationToken)
    {
        var status = await configuration.RefreshAsync(cancellationToken);
        var totals = (await history.TotalsAsync(cancellationToken)).ToDictionary(total => total.Source);
        var pauses = await brakes.ReadAsync(cancellationToken);
        return
        [
            .. (status.Loaded?.Configuration.Sources ?? [])
                .Where(source => request.Visible(source.Repository))
                .Select(source => (source, total: totals.GetValueOrDefault(source.Repository)))
                .Select(pair => new SourceOverview(pair.source, StatusOf(pair.source, pair.total), pair.total)),
        ];

        SourceStatus StatusOf(Source source, SourceTotals? total) =>
            SourceStatuses.Of(source, total, status.Loaded!.IsBroken(source.Repository), pauses.Hold(source.Repository));
    }
}
