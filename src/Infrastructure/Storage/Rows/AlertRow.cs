using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>When people were last told of something, and what was held back since.</summary>
internal sealed class AlertRow
{
    public required AlertKind Kind { get; init; }

    public required string Cause { get; init; }

    public required DateTimeOffset ToldAt { get; set; }

    public required int HeldBack { get; set; }

    /// <summary>The words of the latest one.</summary>
    public required string Latest { get; set; }
}
