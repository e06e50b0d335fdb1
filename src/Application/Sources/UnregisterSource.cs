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
        // Read first: what is in force by then is no older.
        var known = await FindAsync(request.Source, cancellationToken);
        var source = (await registration.CurrentAsync(cancellationToken)).Find(request.Source);
        if (!request.Visible(request.Source) || (source is null && known is null))
        {
            return new RegistrationOutcome.Missing();
        }

        if (known is null)
        {
            return new RegistrationOutcome.Conflict(request.Source, $"{request.Source} is configured in a file; remove it there, or disable it.");
        }

        if (source is not null && !request.IsExpected(source))
        {
            return new RegistrationOutcome.Outdated();
        }

        if (!await registrations.RemoveAsync(known, new AdminAct(AuditAction.SourceUnregistered, request.By, request.Source), cancellationToken))
        {
            return await FindAsync(request.Source, cancellationToken) is null ? new RegistrationOutcome.Missing() : new RegistrationOutcome.Outdated();
        }

        LogUnregistered(request.Source, request.By);
        return new RegistrationOutcome.Removed();
    }

    private async Task<SourceRegistration?> FindAsync(RepositoryName source, CancellationToken cancellationToken) =>
        (await registrations.ListAsync(cancellationToken)).FirstOrDefault(entry => entry.Source == source);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} is unregistered by the key {Key}")]
    private partial void LogUnregistered(RepositoryName source, string key);
}
