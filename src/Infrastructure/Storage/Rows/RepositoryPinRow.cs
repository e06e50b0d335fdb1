namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>Which repository a configured name stands for.</summary>
internal sealed class RepositoryPinRow
{
    /// <summary>The configured name, in lower case.</summary>
    public required string Configured { get; init; }

    /// <summary>As the configuration writes it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Null while none was used under that name.</summary>
    public long? RepositoryId { get; set; }

    /// <summary>GitHub's name of it, as it was last known.</summary>
    public string? Name { get; set; }

    /// <summary>What waits for an operator's word.</summary>
    public long? RefusedId { get; set; }

    public string? RefusedName { get; set; }

    public required DateTimeOffset Since { get; set; }
}
