using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Sources;

/// <summary>
/// Tells people of sources that are usually busy and have gone quiet: their webhook may be broken. Usually busy is five deliveries in the week before the newest;
/// quiet is three days without one.
/// </summary>
/// <param name="LastNoticed">When this was done before: what had gone quiet by then has been told.</param>
public sealed record NoticeSilence(DateTimeOffset LastNoticed) : IRequest<int>
{
    public const int BusyDeliveries = 5;

    public static TimeSpan BusyTime { get; } = TimeSpan.FromDays(7);

    public static TimeSpan Quiet { get; } = TimeSpan.FromDays(3);
}

internal sealed class NoticeSilenceHandler(ISourceActivity activity, CurrentConfiguration configuration, INotifications notifications, TimeProvider time)
    : IRequestHandler<NoticeSilence, int>
{
    public async Task<int> Handle(NoticeSilence request, CancellationToken cancellationToken)
    {
        var quiet = await activity.ListQuietAsync(
            request.LastNoticed - NoticeSilence.Quiet, time.GetUtcNow() - NoticeSilence.Quiet, NoticeSilence.BusyTime, cancellationToken);
        var sources = (await configuration.RefreshOrKeepAsync(cancellationToken)).Loaded?.Configuration.Sources ?? [];
        var told = quiet
            .Where(source => source.Deliveries >= NoticeSilence.BusyDeliveries)
            .Where(source => sources.Any(known => known.Repository == source.Source && known.Settings.Enabled))
            .ToList();
        foreach (var source in told)
        {
            await notifications.AlertAsync(
                new Alert(
                    AlertKind.Silence,
                    source.Source.ToString(),
                    $"Nothing was heard of {source.Source} since {source.Newest:u}, after {source.Deliveries} deliveries in the week before. If people still merge there, look at the App's webhook deliveries on GitHub."),
                cancellationToken);
        }

        return told.Count;
    }
}
