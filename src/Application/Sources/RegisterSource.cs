using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Sources;

/// <summary>Registers a source, in the database, beside those of the files.</summary>
/// <param name="Document">One source of the schema, JSON or YAML.</param>
/// <param name="Visible">The sources that the caller may steer.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record RegisterSource(ReadOnlyMemory<byte> Document, Func<RepositoryName, bool> Visible, string By) : IRequest<RegistrationOutcome>;

internal sealed partial class RegisterSourceHandler(Registration registration, ISourceRegistrations registrations, IMediator mediator, ILogger<RegisterSourceHandler> logger)
    : IRequestHandler<RegisterSource, RegistrationOutcome>
{
    public async Task<RegistrationOutcome> Handle(RegisterSource request, CancellationToken cancellationToken)
    {
        var current = await registration.CurrentAsync(cancellationToken);
        var (source, problems) = registration.Read(request.Document, current);
        if (source is null)
        {
            return new RegistrationOutcome.Invalid(problems);
        }

        if (!request.Visible(source.Repository))
        {
            return new RegistrationOutcome.OutOfScope(source.Repository);
        }

        if (Obstacle(source, current) is { } advice)
        {
            return new RegistrationOutcome.Conflict(source.Repository, advice);
        }

        var act = new AdminAct(AuditAction.SourceRegistered, request.By, source.Repository);
        var ofFiles = current.Sources.Where(known => known.Origin == SourceOrigin.File).Select(known => known.Repository);
        if (!await registrations.AddAsync(new SourceRegistration(source.Repository, request.Document), ofFiles, act, cancellationToken))
        {
            return new RegistrationOutcome.Conflict(source.Repository, $"{source.Repository} is registered already, or as many sources as one deployment serves; replace it with PUT, or unregister one.");
        }

        LogRegistered(source.Repository, request.By);
        return await mediator.Send(new GetSource(source.Repository, request.Visible), cancellationToken) is { } overview
            ? new RegistrationOutcome.Done(overview)
            : new RegistrationOutcome.Conflict(source.Repository, $"{source.Repository} is stored, and is not in force: GET /health tells why.");
    }

    private static string? Obstacle(Source source, CopierConfiguration current) => current.Find(source.Repository) switch
    {
        { Origin: SourceOrigin.File } => $"{source.Repository} is configured in a file already; change it there.",
        not null => $"{source.Repository} is registered already; replace it with PUT.",
        null when current.Sources.Count >= Limits.Sources => $"There are {current.Sources.Count} sources, and one deployment serves at most {Limits.Sources}.",
        null => null,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} is registered by the key {Key}")]
    private partial void LogRegistered(RepositoryName source, string key);
}
