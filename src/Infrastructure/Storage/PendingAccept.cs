using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Work that waits for a transaction to share.</summary>
internal abstract class PendingAccept(NewDelivery? delivery)
{
    private volatile bool _isAbandoned;

    /// <summary>What the work is about to accept; null when it accepts nothing.</summary>
    public NewDelivery? Delivery => delivery;

    /// <summary>Nobody waits for it any longer: its caller was told that nothing was stored, so nothing should be.</summary>
    public bool IsAbandoned => _isAbandoned;

    public void Abandon() => _isAbandoned = true;

    /// <summary>Does the work, and keeps its result until the transaction is committed. It may be run again in another transaction.</summary>
    public abstract Task RunAsync(AcceptGroup group);

    public abstract void Succeed();

    public abstract void Fail(Exception exception);
}

internal sealed class PendingAccept<T>(NewDelivery? delivery, Func<AcceptGroup, Task<T>> work) : PendingAccept(delivery)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Answer => _answer.Task;

    public override async Task RunAsync(AcceptGroup group) => _result = await work(group);

    public override void Succeed() => _answer.TrySetResult(_result!);

    public override void Fail(Exception exception) => _answer.TrySetException(exception);
}
