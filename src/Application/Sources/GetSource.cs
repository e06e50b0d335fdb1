using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Sources;

/// <summary>One source as it is configured and as it is doing.</summary>
public sealed record GetSource(RepositoryName Source, Func<RepositoryName, bool> Visible) : IRequest<SourceOverview?>;

internal sealed class GetSourceHandler(IMediator mediator, ISourceTotals totals) : IRequestHandler<GetSource, SourceOverview?>
{
    /// <returns>Null when there is none of that name that the caller may see.</returns>
    public async Task<SourceOverview?> Handle(GetSource request, CancellationToken cancellationToken) =>
        await mediator.Send(new ListSources(source => source == request.Source && request.Visible(source)), cancellationToken) is [var found, ..]
            ? found with { ProcessingTime = (await totals.ProcessingTimesAsync(found.Source.Repository, cancellationToken)).GetValueOrDefault(found.Source.Repository) }
            : null;
}
