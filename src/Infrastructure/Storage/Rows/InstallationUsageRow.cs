namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>How much was asked of GitHub on behalf of one installation.</summary>
internal sealed class InstallationUsageRow
{
    public required long InstallationId { get; init; }

    public long Calls { get; set; }

    public long Errors { get; set; }
}
