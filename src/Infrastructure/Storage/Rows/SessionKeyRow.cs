namespace ExamplesCopier.Infrastructure.Storage.Rows;

/// <summary>A key that protects the dashboard's cookies.</summary>
internal sealed class SessionKeyRow
{
    public long Id { get; init; }

    public required string Name { get; init; }

    public required string Document { get; init; }
}
