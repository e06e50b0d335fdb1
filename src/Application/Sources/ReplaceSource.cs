using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Sources;

/// <summary>Puts another document in the place of a registered source's.</summary>
/// <param name="Source">The registered source.</param>
/// <param name="Document">One source of the schema, JSON or YAML; of the same repository.</param>
/// <param name="IsExpected">Whether the source is still as the caller last saw it.</param>
/// <param name="Visible">The sources that the caller may steer.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record ReplaceSource(RepositoryName Source, ReadOnlyMemory<byte> Document, Func<Source, bool> IsExpected, Func<RepositoryName, bool> Visible, string By)
    : IRequest<RegistrationOutcome>;

internal sealed partial class ReplaceSourceHandler(Registration registration, ISourceRegistrations registrations, IMediator mediator, ILogger<ReplaceSourceHandler> logger)
    : IRequestHandler<ReplaceSource, RegistrationOutcome>
{
    public async Task<RegistrationOutcome> Handle(ReplaceSource request, CancellationToken cancellationToken)
    {
        // Read first: what is in force by then is no older.
        var known = (await registrations.ListAsync(cancellationToken)).FirstOrDefault(entry => entry.Source == request.Source);
        var current = await registration.CurrentAsync(cancellationToken);
        if (!request.Visible(request.Source) || (known is null && current.Find(request.Source) is null))
        {
            return new RegistrationOutcome.Missing();
        }

        if (known is null || current.Find(request.Source) is { Origin: SourceOrigin.File })
        {
            return new RegistrationOutcome.Conflict(request.Source, $"{request.Source} is configured in a file, which is what is used; change it there{(known is null ? "" : ", and unregister it with DELETE")}.");
        }

        var (source, problems) = registration.Read(request.Document, current);
        if (source is null)
        {
            return new RegistrationOutcome.Invalid(problems);
        }

        if (source.Repository != request.Source)
        {
            return new RegistrationOutcome.Invalid([new ConfigurationProblem("repo", 1, 1, $"It must be {request.Source}, as in the address of the call.")]);
        }

        if (current.Find(request.Source) is { } before && !request.IsExpected(before))
        {
            return new RegistrationOutcome.Outdated();
        }

        var act = new AdminAct(AuditAction.SourceReplaced, request.By, source.Repository);
        if (!await registrations.ReplaceAsync(new SourceRegistration(known.Source, request.Document), known.Document, act, cancellationToken))
        {
            return new RegistrationOutcome.Outdated();
        }

        LogReplaced(source.Repository, request.By);
        return await mediator.Send(new GetSource(source.Repository, request.Visible), cancellationToken) is { } overview
            ? new RegistrationOutcome.Done(overview)
            : new RegistrationOutcome.Conflict(source.Repository, $"{source.Repository} is stored, and is not in force: GET /health tells why.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} is replaced by the key {Key}")]
    private partial void LogReplaced(RepositoryName source, string key);
}
