namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Makes contexts for whichever database is configured.</summary>
internal sealed class CopierDbContexts(Func<CopierDbContext> create)
{
    public CopierDbContext Create() => create();
}
