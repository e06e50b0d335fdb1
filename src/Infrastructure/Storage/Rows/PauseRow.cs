namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>A pause that holds: there is a row as long as it does.</summary>
internal sealed class PauseRow
{
    /// <summary>No repository has this name.</summary>
    public const string All = "*";

    /// <summary>A source in lower case, or <see cref="All"/>.</summary>
    public required string Scope { get; init; }

    /// <summary>The name of the key that asked for it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset Since { get; init; }
}
