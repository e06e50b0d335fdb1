namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Work that waits for a transaction to share.</summary>
internal abstract class PendingAccept
{
    private int _taken;

    /// <summary>Taken by the group that runs it, or by its caller who gave up; whoever comes second must leave it alone.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Nobody waits for it any longer.</summary>
    public abstract bool IsAbandoned { get; }

    /// <summary>Does the work, and keeps its result until the transaction is committed. It may be run again in another transaction.</summary>
    public abstract Task RunAsync(AcceptGroup group);

    public abstract void Succeed();

    public abstract void Fail(Exception exception);
}

internal sealed class PendingAccept<T>(Func<AcceptGroup, Task<T>> work, CancellationToken cancellationToken) : PendingAccept
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Answer => _answer.Task;

    public override bool IsAbandoned => cancellationToken.IsCancellationRequested;

    public override async Task RunAsync(AcceptGroup group) => _result = await work(group);

    public override void Succeed() => _answer.TrySetResult(_result!);

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
