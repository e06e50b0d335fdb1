using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Webhooks;

/// <summary>A repository was renamed, handed to another owner, or deleted: what is remembered by its name may be another's.</summary>
public sealed record HandleRepositoryChange : IRequest;

internal sealed class HandleRepositoryChangeHandler(IInstallations installations, IInstallationSignal others, IReloadSignal signal)
    : IRequestHandler<HandleRepositoryChange, Unit>
{
    public async Task<Unit> Handle(HandleRepositoryChange request, CancellationToken cancellationToken)
    {
        installations.Forget();
        await others.RaiseAsync(cancellationToken);
        await signal.RaiseAsync(cancellationToken);
        return Unit.Value;
    }
}
