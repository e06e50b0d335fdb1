namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>What is remembered of a source beyond its deliveries: running totals and its rate.</summary>
internal sealed class SourceStateRow
{
    /// <summary>In lower case.</summary>
    public required string Source { get; init; }

    /// <summary>As GitHub writes it.</summary>
    public required string DisplayName { get; set; }

    public long Received { get; set; }

    public long Processed { get; set; }

    public long Failed { get; set; }

    public long FilesMatched { get; set; }

    public long FilesUploaded { get; set; }

    public long FilesUploadFailed { get; set; }

    public long FilesDeprecated { get; set; }

    public long FilesSkipped { get; set; }

    public bool LastFailed { get; set; }

    /// <summary>The installation that the newest webhook came from.</summary>
    public long? InstallationId { get; set; }

    public DateTimeOffset? LastWebhook { get; set; }

    public DateTimeOffset? LastUpdated { get; set; }

    /// <summary>The source's rate, as the configuration had it last; null before it was known.</summary>
    public int? MaxPerMinute { get; set; }

    /// <summary>When the newest deliveries may start, in UTC ticks, oldest first; as many as the rate allows in a minute.</summary>
    public IList<long> Slots { get; set; } = [];
}
