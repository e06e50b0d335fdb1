namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>Since when a source is watched; a source that is disabled or removed has none.</summary>
internal sealed class SourceWatchRow
{
    /// <summary>In lower case.</summary>
    public required string Source { get; init; }

    /// <summary>As the configuration writes it.</summary>
    public required string DisplayName { get; set; }

    public required string Branch { get; set; }

    public required DateTimeOffset Since { get; set; }

    /// <summary>What GitHub updated before this has been looked at.</summary>
    public required DateTimeOffset Mark { get; set; }
}

/// <summary>A webhook that GitHub was asked to send again.</summary>
internal sealed class RedeliveryRow
{
    public required string Guid { get; init; }

    public required int Times { get; set; }

    public required DateTimeOffset HandledUntil { get; set; }
}

/// <summary>When something was last looked at.</summary>
internal sealed class LookRow
{
    public required string Name { get; init; }

    public required DateTimeOffset At { get; set; }
}
