namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>The real time, and some time before it: what happens then happened earlier.</summary>
internal sealed class MovableClock : TimeProvider
{
    /// <summary>How far behind; GitHub and the App may differ by less than a minute.</summary>
    public TimeSpan Behind { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - Behind;
}
