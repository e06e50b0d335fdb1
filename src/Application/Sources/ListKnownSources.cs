using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Sources;

/// <summary>Every source that is configured or was ever heard of, and that the caller may see.</summary>
public sealed record ListKnownSources(Func<RepositoryName, bool> Visible) : IRequest<IReadOnlyList<RepositoryName>>;

internal sealed class ListKnownSourcesHandler(CurrentConfiguration configuration, IDeliveryHistory history) : IRequestHandler<ListKnownSources, IReadOnlyList<RepositoryName>>
{
    public async Task<IReadOnlyList<RepositoryName>> Handle(ListKnownSources request, CancellationToken cancellationToken)
    {
        var configured = (await configuration.RefreshOrKeepAsync(cancellationToken)).Loaded?.Configuration.Sources.Select(source => source.Repository) ?? [];
        return [.. (await history.SourcesAsync(cancellationToken)).Concat(configured).Distinct().Where(request.Visible)];
    }
}
