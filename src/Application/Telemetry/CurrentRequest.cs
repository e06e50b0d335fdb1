namespace ExamplesCopier.Application.Telemetry;

/// <summary>The request that is being answered, by the name that its answer carries (<c>X-Request-Id</c>).</summary>
public static class CurrentRequest
{
    private static readonly AsyncLocal<string?> _id = new();

    /// <summary>Null outside of any request. What is set holds for the caller's own flow, and for what it starts.</summary>
    public static string? Id
    {
        get => _id.Value;
        set => _id.Value = value;
    }
}
