using ExamplesCopier.Application.Deliveries;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Deliveries;

public sealed class WorkingTimeTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly WorkingTime _working;

    public WorkingTimeTests() => _working = WorkingTime.Begin(TimeSpan.FromSeconds(10), _time);

    [Fact]
    public void It_is_over_when_it_is_used_up()
    {
        _time.Advance(TimeSpan.FromSeconds(9.9));
        _working.Over.IsCancellationRequested.Should().BeFalse();

        _time.Advance(TimeSpan.FromSeconds(0.1));
        _working.Over.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void Pauses_do_not_count_and_only_the_last_of_several_that_overlap_ends_them()
    {
        using var working = WorkingTime.Begin(TimeSpan.FromSeconds(10), _time);
        _time.Advance(TimeSpan.FromSeconds(4));
        var one = WorkingTime.Pause();
        _time.Advance(TimeSpan.FromHours(1));
        using (WorkingTime.Pause())
        {
            one.Dispose();
            one.Dispose();
            _time.Advance(TimeSpan.FromHours(1));
        }

        _time.Advance(TimeSpan.FromSeconds(5.9));
        working.Over.IsCancellationRequested.Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        working.Over.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void A_pause_may_outlast_the_work()
    {
        var working = WorkingTime.Begin(TimeSpan.FromSeconds(10), _time);
        var pause = WorkingTime.Pause();
        working.Dispose();

        FluentActions.Invoking(pause.Dispose).Should().NotThrow();
    }

    [Fact]
    public async Task Work_that_is_not_measured_has_nothing_to_pause()
    {
        Task unmeasured;
        using (ExecutionContext.SuppressFlow())
        {
            unmeasured = Task.Run(() => WorkingTime.Pause().Dispose(), TestContext.Current.CancellationToken);
        }

        await FluentActions.Awaiting(() => unmeasured).Should().NotThrowAsync();
    }

    public void Dispose() => _working.Dispose();
}
