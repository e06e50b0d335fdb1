using System.Threading.Channels;

namespace ExamplesCopier.Infrastructure.Notifications;

/// <summary>What Slack is still to be told. It holds nobody up: when it is full, the oldest goes, for the newest matters most.</summary>
internal sealed class SlackQueue
{
    public const int Length = 100;

    private readonly Channel<ThrottledAlert> _waiting =
        Channel.CreateBounded<ThrottledAlert>(new BoundedChannelOptions(Length) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public ChannelReader<ThrottledAlert> Reader => _waiting.Reader;

    public void Add(ThrottledAlert alert) => _waiting.Writer.TryWrite(alert);
}
