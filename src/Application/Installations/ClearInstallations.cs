using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Installations;

/// <summary>Forgets what is known of installations and their tokens, on every replica.</summary>
/// <param name="By">The name of the caller's key.</param>
public sealed record ClearInstallations(string By) : IRequest;

internal sealed class ClearInstallationsHandler(IInstallations installations, IInstallationSignal signal) : IRequestHandler<ClearInstallations>
{
    public async Task<Unit> Handle(ClearInstallations request, CancellationToken cancellationToken)
    {
        await signal.RaiseAsync(new AdminAct(AuditAction.InstallationsCleared, request.By), cancellationToken);
        installations.Forget();
        return Unit.Value;
    }
}
