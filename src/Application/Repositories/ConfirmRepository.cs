using ExamplesCopier.Application.Brakes;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Repositories;

/// <summary>An operator says that the repository that was refused under a name is the right one. To confirm it twice is to confirm it once.</summary>
/// <param name="Repository">The name as the configuration writes it.</param>
/// <param name="Visible">The repositories that the caller may speak for.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record ConfirmRepository(RepositoryName Repository, Func<RepositoryName, bool> Visible, string By) : IRequest<RepositoryPin?>;

internal sealed partial class ConfirmRepositoryHandler(IRepositoryPins pins, KnownSources sources, ILogger<ConfirmRepositoryHandler> logger)
    : IRequestHandler<ConfirmRepository, RepositoryPin?>
{
    /// <returns>What the name stands for now; null when nothing was ever found under it.</returns>
    public async Task<RepositoryPin?> Handle(ConfirmRepository request, CancellationToken cancellationToken)
    {
        if (!request.Visible(request.Repository))
        {
            return null;
        }

        var isSource = await sources.IncludeAsync(request.Repository, cancellationToken);
        var act = new AdminAct(AuditAction.RepositoryConfirmed, request.By, isSource ? request.Repository : null) { Target = isSource ? null : request.Repository };
        if (await pins.ConfirmAsync(request.Repository, act, cancellationToken) is not { Known: { } known } pin)
        {
            return null;
        }

        LogConfirmed(pin.Configured, known.Name, known.Id, request.By);
        return pin;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Configured} stands for {Name}, number {Id}, confirmed by the key {Key}")]
    private partial void LogConfirmed(RepositoryName configured, RepositoryName name, long id, string key);
}
