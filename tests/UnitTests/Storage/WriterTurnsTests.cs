using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Infrastructure.Storage;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Storage;

public sealed class WriterTurnsTests
{
    [Fact]
    public async Task Waiting_for_other_writers_is_no_working_time()
    {
        var time = new FakeTimeProvider();
        using var turns = new WriterTurns(oneAtATime: true);
        using var working = WorkingTime.Begin(TimeSpan.FromSeconds(10), time);
        var first = await turns.EnterAsync(TestContext.Current.CancellationToken);
        var waiting = turns.EnterAsync(TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(20));
        working.Over.IsCancellationRequested.Should().BeFalse();

        first.Dispose();
        using var second = await waiting;
        time.Advance(TimeSpan.FromSeconds(10));
        working.Over.IsCancellationRequested.Should().BeTrue("in its turn it works");
    }
}
