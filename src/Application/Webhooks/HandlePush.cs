using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Webhooks;

/// <summary>Somebody pushed: when it touches a configuration file, every replica loads it before its next use.</summary>
/// <param name="Repository">Where.</param>
/// <param name="Paths">What was added, modified or removed; null when GitHub does not tell all of it.</param>
public sealed record HandlePush(RepositoryName Repository, IReadOnlyList<string>? Paths) : IRequest;

internal sealed class HandlePushHandler(CurrentConfiguration configuration, IReloadSignal signal, IOptionsMonitor<CopierOptions> options)
    : IRequestHandler<HandlePush, Unit>
{
    public async Task<Unit> Handle(HandlePush request, CancellationToken cancellationToken)
    {
        var current = await configuration.RefreshAsync(cancellationToken);
        var locations = new ConfigurationLocations(options.CurrentValue, current.Loaded!.Configuration);
        var touches = request.Paths is { } paths ? paths.Any(path => locations.Contains(request.Repository, path)) : locations.IsKeptIn(request.Repository);
        if (touches)
        {
            await signal.RaiseAsync(cancellationToken);
            await configuration.RefreshAsync(cancellationToken);
        }

        return Unit.Value;
    }
}
