using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Webhooks;

/// <summary>GitHub tells that an installation, or the name of what it reaches, has changed: what is remembered of it may be wrong.</summary>
public sealed record HandleInstallationChange : IRequest;

internal sealed class HandleInstallationChangeHandler(IInstallations installations, IInstallationSignal signal) : IRequestHandler<HandleInstallationChange, Unit>
{
    public async Task<Unit> Handle(HandleInstallationChange request, CancellationToken cancellationToken)
    {
        // GitHub tells one replica.
        installations.Forget();
        await signal.RaiseAsync(cancellationToken);
        return Unit.Value;
    }
}
