namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>A version of a configuration file that worked.</summary>
internal sealed class ConfigurationVersionRow
{
    public long Id { get; init; }

    public required string File { get; init; }

    public required string Version { get; init; }

    public required byte[] Content { get; init; }

    public string? Commit { get; set; }

    public required DateTimeOffset KeptAt { get; set; }

    /// <summary>An operator holds the file here.</summary>
    public bool IsPinned { get; set; }
}

/// <summary>A source registered through the admin API.</summary>
internal sealed class SourceRegistrationRow
{
    public required string Source { get; init; }

    public required string DisplayName { get; set; }

    public required byte[] Document { get; set; }

    public required DateTimeOffset RegisteredAt { get; set; }
}

/// <summary>A counter by which replicas tell each other something.</summary>
internal sealed class SignalRow
{
    public required string Name { get; init; }

    public long Count { get; set; }
}
