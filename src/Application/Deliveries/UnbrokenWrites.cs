using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>A write that was begun when the process is told to stop goes on to its end, so that its outcome is known and recorded.</summary>
public sealed class UnbrokenWrites(ITargetRepositories targets, Draining draining, TimeProvider time) : ITargetRepositories
{
    public Task<ChangeSetOutcome> WriteAsync(TargetWrite write, CancellationToken cancellationToken) =>
        ToItsEndAsync(unbroken => targets.WriteAsync(write, unbroken), cancellationToken);

    public Task CommentAsync(RepositoryAccess repository, OpenPullRequest pullRequest, string comment, bool close, CancellationToken cancellationToken) =>
        ToItsEndAsync(
            async unbroken =>
            {
                await targets.CommentAsync(repository, pullRequest, comment, close, unbroken);
                return true;
            },
            cancellationToken);

    public Task<FinishingOutcome> FinishAsync(PullRequestFinishing finishing, CancellationToken cancellationToken) =>
        ToItsEndAsync(unbroken => targets.FinishAsync(finishing, unbroken), cancellationToken);

    private async Task<T> ToItsEndAsync<T>(Func<CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var end = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        await using var calledOff = cancellationToken.Register(() => end.CancelAfter(draining.IsDraining ? Draining.Patience : TimeSpan.Zero));
        return await write(end.Token);
    }
}
