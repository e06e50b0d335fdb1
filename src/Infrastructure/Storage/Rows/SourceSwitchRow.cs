namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>A source that an operator switched on or off, whatever its configuration says.</summary>
internal sealed class SourceSwitchRow
{
    /// <summary>In lower case.</summary>
    public required string Source { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>The name of the key that asked for it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset Since { get; init; }
}
