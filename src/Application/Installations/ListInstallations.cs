using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using MediatR;

namespace ExamplesCopier.Application.Installations;

/// <summary>The installations of our App, with what the configuration needs of them and does not get.</summary>
public sealed record ListInstallations : IRequest<IReadOnlyList<InstallationOverview>>;

/// <param name="State">The installation as GitHub lists it.</param>
/// <param name="Missing">Permissions that the configuration needs and the installation does not grant, as <c>contents: write</c>.</param>
public sealed record InstallationOverview(InstallationState State, IReadOnlyList<string> Missing)
{
    /// <param name="state">The installation as GitHub lists it.</param>
    /// <param name="configuration">The configuration in force; null when there is none, which needs nothing.</param>
    internal static InstallationOverview Of(InstallationState state, CopierConfiguration? configuration) => new(
        state, PermissionNeeds.Missing(PermissionNeeds.Of(configuration ?? CopierConfiguration.Empty, state.Id, state.Account), state.Permissions));
}

internal sealed class ListInstallationsHandler(IInstallationDirectory directory, CurrentConfiguration configuration)
    : IRequestHandler<ListInstallations, IReadOnlyList<InstallationOverview>>
{
    public async Task<IReadOnlyList<InstallationOverview>> Handle(ListInstallations request, CancellationToken cancellationToken)
    {
        var loaded = (await configuration.RefreshAsync(cancellationToken)).Loaded?.Configuration;
        return [.. (await directory.ListAsync(cancellationToken)).Select(state => InstallationOverview.Of(state, loaded))];
    }
}
