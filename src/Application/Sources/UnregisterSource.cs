using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Sources;

/// <summary>Takes a registered source away. Its deliveries are kept; those that wait end as those of an unknown source.</summary>
/// <param name="Source">The registered source.</param>
/// <param name="IsExpected">Whether the source is still as the caller last saw it.</param>
/// <param name="Visible">The sources that the caller may steer.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record UnregisterSource(RepositoryName Source, Func<Source, bool> IsExpected, Func<RepositoryName, bool> Visible, string By) : IRequest<RegistrationOutcome>;

internal sealed partial class UnregisterSourceHandler(Registration registration, ISourceRegistrations registrations, ILogger<UnregisterSourceHandler> logger)
    : IRequestHandler<UnregisterSource, RegistrationOutcome>
{
    public async Task<RegistrationOutcome> Handle(UnregisterSource request, CancellationToken cancellationToken)
    {
        var isRegistered = (await registrations.ListAsync(cancellationToken)).Any(entry => entry.Source == request.Source);
        var source = (await registration.CurrentAsync(cancellationToken)).Find(request.Source);
        if (!request.Visible(request.Source) || (source is null && !isRegistered))
        {
            return new RegistrationOutcome.Missing();
        }

        if (!isRegistered)
        {
            return new RegistrationOutcome.Conflict(request.Source, $"{request.Source} is configured in a file; remove it there, or disable it.");
        }

        if (source is not null && !request.IsExpected(source))
        {
            return new RegistrationOutcome.Outdated();
        }

        if (!await registrations.RemoveAsync(request.Source, new AdminAct(AuditAction.SourceUnregistered, request.By, request.Source), cancellationToken))
        {
            return new RegistrationOutcome.Missing();
        }

        LogUnregistered(request.Source, request.By);
        return new RegistrationOutcome.Removed();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} is unregistered by the key {Key}")]
    private partial void LogUnregistered(RepositoryName source, string key);
}
