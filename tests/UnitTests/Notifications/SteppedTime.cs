using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Notifications;

/// <summary>A clock that runs, a second at a time, only while somebody waits for an outcome that has not come.</summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private const int TurnsPerSecond = 200;

    public async Task RunUntilAsync(Task outcome)
    {
        for (var turn = 1; !outcome.IsCompleted; turn++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();

            // Real input and output has time to happen before the clock moves on.
            await Task.Yield();
            if (turn % TurnsPerSecond == 0)
            {
                Advance(TimeSpan.FromSeconds(1));
            }
        }
    }
}
