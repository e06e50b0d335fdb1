using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>A write that was begun when the process is told to stop goes on to its end, so that its outcome is known and recorded.</summary>
public sealed class UnbrokenWrites(ITargetRepositories targets, Draining draining) : ITargetRepositories
{
    public async Task<ChangeSetOutcome> WriteAsync(TargetWrite write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var end = new CancellationTokenSource();
        await using var calledOff = cancellationToken.Register(() => end.CancelAfter(draining.IsDraining ? Draining.Patience : TimeSpan.Zero));
        return await targets.WriteAsync(write, end.Token);
    }
}
