using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Notifications;

/// <summary>A clock that runs only as far as somebody waits to try again; limits on what is under way are left for the test to pass.</summary>
internal sealed class SteppedTime(params TimeSpan[] limits) : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (!limits.Contains(dueTime))
        {
            _waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    public async Task RunUntilAsync(Task outcome)
    {
        var stop = TestContext.Current.CancellationToken;
        while (await Task.WhenAny(outcome, _waits.Reader.WaitToReadAsync(stop).AsTask()) != outcome)
        {
            Advance(await _waits.Reader.ReadAsync(stop));
        }
    }
}
