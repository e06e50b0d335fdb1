namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>What one rule matched of the merges that were received on one day.</summary>
internal sealed class RuleTallyRow
{
    /// <summary>As it is searched.</summary>
    public required string Source { get; init; }

    public required string Rule { get; init; }

    /// <summary>Its begin, in UTC.</summary>
    public required DateTimeOffset Day { get; init; }

    public long Files { get; set; }

    public long Merges { get; set; }

    public required DateTimeOffset LastMatched { get; set; }
}
