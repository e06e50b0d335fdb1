using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Configuration;

/// <summary>The versions that were kept of every configuration file, newest first.</summary>
public sealed record ListConfigurationVersions : IRequest<IReadOnlyList<StoredConfiguration>>;

internal sealed class ListConfigurationVersionsHandler(IConfigurationVersions versions) : IRequestHandler<ListConfigurationVersions, IReadOnlyList<StoredConfiguration>>
{
    public Task<IReadOnlyList<StoredConfiguration>> Handle(ListConfigurationVersions request, CancellationToken cancellationToken) => versions.ListAsync(cancellationToken);
}
