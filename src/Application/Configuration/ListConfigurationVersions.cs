using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Configuration;

/// <summary>The versions that were kept of every configuration file, newest first.</summary>
public sealed record ListConfigurationVersions : IRequest<IReadOnlyList<KeptVersion>>;

internal sealed class ListConfigurationVersionsHandler(IConfigurationVersions versions) : IRequestHandler<ListConfigurationVersions, IReadOnlyList<KeptVersion>>
{
    public Task<IReadOnlyList<KeptVersion>> Handle(ListConfigurationVersions request, CancellationToken cancellationToken) => versions.ListAsync(cancellationToken);
}
