namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>Where everything is kept; the section <c>Storage</c> of the settings.</summary>
public sealed class StorageOptions
{
    public const string SectionName = "Storage";

    /// <summary>SQLite for one process, PostgreSQL for several.</summary>
    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>An ADO.NET connection string; for SQLite a file is enough: <c>Data Source=data/copier.db</c>.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/copier.db";
}

public enum StorageProvider
{
    Sqlite,
    Postgres,
}
