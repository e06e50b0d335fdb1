using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Health;

/// <summary>Running totals of the whole deployment, source by source.</summary>
public sealed record GetMetrics : IRequest<IReadOnlyList<SourceTotals>>;

internal sealed class GetMetricsHandler(IDeliveryHistory history) : IRequestHandler<GetMetrics, IReadOnlyList<SourceTotals>>
{
    public Task<IReadOnlyList<SourceTotals>> Handle(GetMetrics request, CancellationToken cancellationToken) =>
        history.TotalsAsync(cancellationToken);
}
