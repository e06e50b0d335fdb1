using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Webhooks;

/// <summary>GitHub tells that an installation, or the name of what it reaches, has changed: what is remembered of it may be wrong.</summary>
public sealed record HandleInstallationChange : IRequest;

internal sealed class HandleInstallationChangeHandler(IInstallations installations) : IRequestHandler<HandleInstallationChange, Unit>
{
    public Task<Unit> Handle(HandleInstallationChange request, CancellationToken cancellationToken)
    {
        installations.Forget();
        return Unit.Task;
    }
}
