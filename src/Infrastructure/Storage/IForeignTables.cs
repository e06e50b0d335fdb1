namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Tables that a library keeps beside ours. They are made in the same turn as ours, so that no two processes make them at once.</summary>
internal interface IForeignTables
{
    Task CreateAsync(CancellationToken cancellationToken);
}
