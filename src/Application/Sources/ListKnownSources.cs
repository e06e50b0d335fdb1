using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Sources;

/// <summary>Every source that was ever heard of and that the caller may see, configured today or not.</summary>
public sealed record ListKnownSources(Func<RepositoryName, bool> Visible) : IRequest<IReadOnlyList<RepositoryName>>;

internal sealed class ListKnownSourcesHandler(IDeliveryHistory history) : IRequestHandler<ListKnownSources, IReadOnlyList<RepositoryName>>
{
    public async Task<IReadOnlyList<RepositoryName>> Handle(ListKnownSources request, CancellationToken cancellationToken) =>
        [.. (await history.TotalsAsync(cancellationToken)).Select(total => total.Source).Where(request.Visible)];
}
