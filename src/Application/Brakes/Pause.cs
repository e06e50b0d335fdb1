using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Brakes;

/// <summary>Writes nothing more for a source, or for all, until it is resumed.</summary>
/// <param name="Source">Null for all.</param>
/// <param name="Visible">The sources that the caller may steer.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record Pause(RepositoryName? Source, Func<RepositoryName, bool> Visible, string By) : IRequest<Pauses?>;

internal sealed partial class PauseHandler(KnownSources sources, IBrakes brakes, ILogger<PauseHandler> logger) : IRequestHandler<Pause, Pauses?>
{
    /// <returns>What is paused now; null when there is no such source.</returns>
    public async Task<Pauses?> Handle(Pause request, CancellationToken cancellationToken)
    {
        if (request.Source is { } source && !(request.Visible(source) && await sources.IncludeAsync(source, cancellationToken)))
        {
            return null;
        }

        await brakes.PauseAsync(request.Source, new AdminAct(AuditAction.Paused, request.By, request.Source), cancellationToken);
        LogPaused(request.Source?.ToString() ?? "every source", request.By);
        return await brakes.ReadAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Paused} is paused by the key {Key}: what comes in is stored, nothing is written")]
    private partial void LogPaused(string paused, string key);
}
