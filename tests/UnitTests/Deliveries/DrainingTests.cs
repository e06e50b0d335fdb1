using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.Queueing;
using ExamplesCopier.UnitTests.Copying;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ExamplesCopier.UnitTests.Deliveries;

public sealed class DrainingTests : ITargetRepositories, IDisposable
{
    private readonly Draining _draining = new();
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<ChangeSetOutcome> _written = new();
    private CancellationToken _given;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _draining.Dispose();

    [Fact]
    public async Task It_ends_when_the_last_work_ends_and_no_new_work_may_begin()
    {
        var one = _draining.TryEnter();
        using var two = _draining.TryEnter();
        var end = _draining.BeginAsync();

        _draining.TryEnter().Should().BeNull();
        _draining.Stopping.IsCancellationRequested.Should().BeTrue();
        one!.Dispose();
        one.Dispose();
        end.IsCompleted.Should().BeFalse();
        two!.Dispose();
        await end.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task Without_work_it_ends_at_once_however_often_it_begins()
    {
        await _draining.BeginAsync().WaitAsync(TimeSpan.FromSeconds(30), Token);
        await _draining.BeginAsync().WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task A_write_that_was_begun_goes_on_to_its_end()
    {
        var writing = new UnbrokenWrites(this, _draining, _time).WriteAsync(null!, _draining.Stopping);
        await _draining.BeginAsync();

        _given.IsCancellationRequested.Should().BeFalse();
        var outcome = new ChangeSetOutcome.Committed(Given.Commit(), null);
        _written.SetResult(outcome);
        (await writing).Should().Be(outcome);
    }

    [Fact]
    public async Task A_write_that_does_not_end_is_called_off_after_25_seconds()
    {
        var writing = new UnbrokenWrites(this, _draining, _time).WriteAsync(null!, _draining.Stopping);
        await _draining.BeginAsync();

        _time.Advance(TimeSpan.FromSeconds(25) - TimeSpan.FromTicks(1));
        _given.IsCancellationRequested.Should().BeFalse();
        _time.Advance(TimeSpan.FromTicks(1));
        await ((Func<Task>)(() => writing.WaitAsync(TimeSpan.FromSeconds(30), Token))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_stop_waits_for_what_runs_and_not_much_longer_than_a_write_may_take()
    {
        using var work = _draining.TryEnter();
        var stopping = new GracefulStop(_draining, _time, NullLogger<GracefulStop>.Instance).StoppingAsync(Token);

        _time.Advance(TimeSpan.FromSeconds(25));
        stopping.IsCompleted.Should().BeFalse();
        _time.Advance(TimeSpan.FromSeconds(2));
        await stopping.WaitAsync(TimeSpan.FromSeconds(30), Token);
    }

    [Fact]
    public async Task A_write_that_is_called_off_for_another_reason_ends_at_once()
    {
        using var lost = new CancellationTokenSource();
        var writing = new UnbrokenWrites(this, _draining, _time).WriteAsync(null!, lost.Token);
        await lost.CancelAsync();

        await ((Func<Task>)(() => writing)).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task No_write_begins_once_it_has_begun()
    {
        await _draining.BeginAsync();

        await ((Func<Task>)(() => new UnbrokenWrites(this, _draining, _time).WriteAsync(null!, _draining.Stopping))).Should().ThrowAsync<OperationCanceledException>();
        _given.Should().Be(default(CancellationToken));
    }

    [Fact]
    public async Task A_delivery_whose_process_died_three_times_is_parked_unstarted()
    {
        var world = new DeliveryWorld();
        world.Merged("a");
        world.Store.Claim = world.Store.Claim! with { Deaths = RetryPolicy.MaxDeaths };
        await world.ExecuteAsync(Token);

        world.Reads.Should().BeEmpty();
        world.Store.Settled!.State.Should().Be(DeliveryState.Failed);
        world.Store.Settled.Error.Should().Contain("died 3 times").And.Contain("replay");
    }

    [Fact]
    public async Task Nothing_is_claimed_while_the_process_stops()
    {
        var world = new DeliveryWorld();
        await world.Draining.BeginAsync();
        await world.ExecuteAsync(Token);

        world.Store.Settled.Should().BeNull();
    }

    async Task<ChangeSetOutcome> ITargetRepositories.WriteAsync(TargetWrite write, CancellationToken cancellationToken)
    {
        _given = cancellationToken;
        return await _written.Task.WaitAsync(cancellationToken);
    }

    Task ITargetRepositories.CommentAsync(RepositoryAccess repository, OpenPullRequest pullRequest, string comment, bool close, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Only commits are written here.");

    Task<FinishingOutcome> ITargetRepositories.FinishAsync(PullRequestFinishing finishing, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Only commits are written here.");
}
