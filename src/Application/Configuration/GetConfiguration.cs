using MediatR;

namespace ExamplesCopier.Application.Configuration;

/// <summary>The configuration in force, and how it stands with it.</summary>
public sealed record GetConfiguration : IRequest<ConfigurationStatus>;

internal sealed class GetConfigurationHandler(CurrentConfiguration configuration) : IRequestHandler<GetConfiguration, ConfigurationStatus>
{
    public Task<ConfigurationStatus> Handle(GetConfiguration request, CancellationToken cancellationToken) => configuration.RefreshAsync(cancellationToken);
}
