using System.Data.Common;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>For those who open connections of their own to the same database, as Quartz does.</summary>
internal static class StorageConnections
{
    public static DbProviderFactory FactoryOf(StorageProvider provider) => provider switch
    {
        StorageProvider.Sqlite => ConfiguredSqliteFactory.Instance,
        StorageProvider.Postgres => Npgsql.NpgsqlFactory.Instance,
        _ => throw new ArgumentOutOfRangeException(nameof(provider)),
    };
}
