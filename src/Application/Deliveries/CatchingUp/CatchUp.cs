using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Deliveries.CatchingUp;

/// <summary>Looks for merges that no webhook told us of. What does not work out is tried again at the next look.</summary>
public sealed record CatchUp : IRequest;

internal sealed partial class CatchUpHandler(
    CurrentConfiguration configuration,
    ISourceWatches watches,
    FailedWebhooks webhooks,
    MissedMerges merges,
    ILogger<CatchUpHandler> logger) : IRequestHandler<CatchUp, Unit>
{
    public async Task<Unit> Handle(CatchUp request, CancellationToken cancellationToken)
    {
        var loaded = await configuration.GetAsync(cancellationToken);
        var watched = new WatchedSources(loaded, await watches.ListAsync(cancellationToken));
        await TryAsync("failed webhooks", () => webhooks.RedeliverAsync(watched, cancellationToken), cancellationToken);
        foreach (var source in watched.Usable)
        {
            await TryAsync(source.Source.Repository.ToString(), () => merges.EnqueueAsync(source, cancellationToken), cancellationToken);
        }

        return Unit.Value;
    }

    // The others go on, whatever one of them meets; but where the store does not answer there is nothing to go on with.
    private async Task TryAsync(string what, Func<Task> look, CancellationToken cancellationToken)
    {
        try
        {
            await look();
        }
        catch (FaultException exception)
        {
            LogPutOff(what, exception.Message);
        }
        catch (Exception exception) when (exception is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, what);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Catching up on {What} is put off to the next time: {Problem}")]
    private partial void LogPutOff(string what, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Catching up on {What} failed; the next time tries again")]
    private partial void LogFailed(Exception exception, string what);
}
