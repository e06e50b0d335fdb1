using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Sources;

/// <summary>
/// Tells people of sources that usually bring webhooks and have gone quiet: their webhook may be broken. Usually is five webhooks in the week before the newest;
/// quiet is three days without one. Merges that were found by catching up break no silence: they are what a broken webhook looks like.
/// </summary>
public sealed record NoticeSilence : IRequest<int>
{
    public const int BusyWebhooks = 5;

    public static TimeSpan BusyTime { get; } = TimeSpan.FromDays(7);

    public static TimeSpan Quiet { get; } = TimeSpan.FromDays(3);

    /// <summary>How often it is to be asked; so far it looks back at its first time.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromHours(1);
}

internal sealed class NoticeSilenceHandler(ISourceActivity activity, CurrentConfiguration configuration, INotifications notifications, TimeProvider time)
    : IRequestHandler<NoticeSilence, int>
{
    public async Task<int> Handle(NoticeSilence request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // What had gone quiet by the last look has been told. Who was away for as long as a silence takes was the silent one.
        var told = await activity.LastLookAsync(cancellationToken) is { } last && now - last < NoticeSilence.Quiet ? last : now - NoticeSilence.Interval;
        var quiet = await activity.ListQuietAsync(told - NoticeSilence.Quiet, now - NoticeSilence.Quiet, NoticeSilence.BusyTime, cancellationToken);
        var sources = (await configuration.RefreshOrKeepAsync(cancellationToken)).Loaded?.Configuration.Sources ?? [];
        var missed = quiet
            .Where(source => source.Webhooks >= NoticeSilence.BusyWebhooks)
            .Where(source => sources.Any(known => known.Repository == source.Source && known.Settings.Enabled))
            .ToList();
        foreach (var source in missed)
        {
            await notifications.AlertAsync(new Alert(AlertKind.Silence, source.Source.ToString(), Words(source)), cancellationToken);
        }

        await activity.SaveLookAsync(now, cancellationToken);
        return missed.Count;
    }

    private static string Words(QuietSource source)
    {
        var since = $"No webhook of {source.Source} came since {source.Newest:u}, after {source.Webhooks} in the week before.";
        return source.CaughtUp == 0
            ? $"{since} If people still merge there, look at the App's recent deliveries on GitHub."
            : $"{since} {source.CaughtUp} merges were found meanwhile by catching up, so its webhooks do not arrive: look at the App's recent deliveries on GitHub.";
    }
}
