using System.Threading.Channels;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Notifications;

/// <summary>What Slack is still to be told. It holds nobody up: when it is full, the oldest goes, for the newest matters most.</summary>
internal sealed class SlackQueue
{
    public const int Length = 100;

    // Of these most are the same trouble told again, which the throttle counts within milliseconds.
    private const int MostRaised = 1_000;

    /// <summary>What was raised, and is still to pass the throttle.</summary>
    public Channel<Alert> Raised { get; } = Of<Alert>(MostRaised);

    /// <summary>What is to be sent.</summary>
    public Channel<ThrottledAlert> Admitted { get; } = Of<ThrottledAlert>(Length);

    private static Channel<T> Of<T>(int length) =>
        Channel.CreateBounded<T>(new BoundedChannelOptions(length) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
}
