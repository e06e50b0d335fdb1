namespace ExamplesCopier.Application.Deliveries;

/// <summary>Counts the requests to GitHub that the work at hand makes; it follows the work through its awaits.</summary>
public sealed class RequestTally
{
    private static readonly AsyncLocal<RequestTally?> _current = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts from here on, for the calling flow.</summary>
    public static RequestTally Begin() => _current.Value = new RequestTally();

    /// <summary>Counts one request of the calling flow, if it is counted.</summary>
    public static void Add()
    {
        if (_current.Value is { } tally)
        {
            Interlocked.Increment(ref tally._count);
        }
    }
}
