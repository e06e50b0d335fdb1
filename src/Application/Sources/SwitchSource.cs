using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Sources;

/// <summary>Switches a source on or off, whatever its configuration says; to switch it back leaves it to its configuration again.</summary>
/// <param name="Source">The source.</param>
/// <param name="Enabled">On, or off.</param>
/// <param name="Visible">The sources that the caller may steer.</param>
/// <param name="By">The name of the caller's key.</param>
public sealed record SwitchSource(RepositoryName Source, bool Enabled, Func<RepositoryName, bool> Visible, string By) : IRequest<SourceOverview?>;

internal sealed partial class SwitchSourceHandler(CurrentConfiguration configuration, ISourceSwitches switches, IMediator mediator, ILogger<SwitchSourceHandler> logger)
    : IRequestHandler<SwitchSource, SourceOverview?>
{
    /// <returns>The source as it is now; null when there is none of that name.</returns>
    public async Task<SourceOverview?> Handle(SwitchSource request, CancellationToken cancellationToken)
    {
        var loaded = (await configuration.RefreshAsync(cancellationToken)).Loaded;
        if (!request.Visible(request.Source) || loaded?.Configuration.Find(request.Source) is not { } source)
        {
            return null;
        }

        if (source.Settings.Enabled != request.Enabled)
        {
            var action = request.Enabled ? AuditAction.SourceEnabled : AuditAction.SourceDisabled;
            await switches.SetAsync(
                source.Repository,
                loaded.SwitchedSources.Contains(source.Repository) ? null : request.Enabled,
                new AdminAct(action, request.By, source.Repository),
                cancellationToken);
            LogSwitched(source.Repository, request.Enabled ? "on" : "off", request.By);
        }

        return await mediator.Send(new GetSource(source.Repository, request.Visible), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Source} is switched {State} by the key {Key}")]
    private partial void LogSwitched(RepositoryName source, string state, string key);
}
