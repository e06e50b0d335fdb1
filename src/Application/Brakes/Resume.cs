using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Brakes;

/// <summary>Takes a pause back; what waited for it is due at once.</summary>
/// <param name="Source">Null for the pause of all.</param>
/// <param name="Visible">The sources that the caller may steer.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record Resume(RepositoryName? Source, Func<RepositoryName, bool> Visible, string By) : IRequest<Pauses?>;

internal sealed partial class ResumeHandler(KnownSources sources, IBrakes brakes, IMediator mediator, ILogger<ResumeHandler> logger)
    : IRequestHandler<Resume, Pauses?>
{
    /// <returns>What is paused still; null when there is no such source.</returns>
    public async Task<Pauses?> Handle(Resume request, CancellationToken cancellationToken)
    {
        if (request.Source is { } source && !(request.Visible(source) && await sources.IncludeAsync(source, cancellationToken)))
        {
            return null;
        }

        await brakes.ResumeAsync(request.Source, new AdminAct(AuditAction.Resumed, request.By, request.Source), cancellationToken);
        LogResumed(request.Source?.ToString() ?? "Every source", request.By);
        await mediator.Send(new ResumeDeliveries(), cancellationToken);
        return await brakes.ReadAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Resumed} is resumed by the key {Key}")]
    private partial void LogResumed(string resumed, string key);
}
