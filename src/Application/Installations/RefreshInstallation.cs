using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Installations;

/// <summary>Renews what is known of an installation: this replica asks for a new token, the others forget theirs.</summary>
/// <param name="Installation">The installation.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record RefreshInstallation(InstallationId Installation, string By) : IRequest<InstallationOverview?>;

internal sealed class RefreshInstallationHandler(IInstallationDirectory directory, IInstallationSignal signal, IMediator mediator)
    : IRequestHandler<RefreshInstallation, InstallationOverview?>
{
    /// <returns>The installation as it is now; null when the App has none of that number.</returns>
    public async Task<InstallationOverview?> Handle(RefreshInstallation request, CancellationToken cancellationToken)
    {
        if ((await directory.ListAsync(cancellationToken)).All(state => state.Id != request.Installation))
        {
            return null;
        }

        await signal.RaiseAsync(new AdminAct(AuditAction.InstallationRefreshed, request.By, Detail: $"Installation {request.Installation}."), cancellationToken);
        await directory.RenewAsync(request.Installation, cancellationToken);
        return (await mediator.Send(new ListInstallations(), cancellationToken)).FirstOrDefault(overview => overview.State.Id == request.Installation);
    }
}
