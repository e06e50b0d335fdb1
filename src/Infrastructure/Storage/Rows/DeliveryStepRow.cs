namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>One step of a delivery's trace.</summary>
internal sealed class DeliveryStepRow
{
    public long Id { get; init; }

    public required string DeliveryId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Name { get; init; }

    public required TimeSpan Duration { get; init; }

    public required int Requests { get; init; }

    public string? Detail { get; init; }
}
