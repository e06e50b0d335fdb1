using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ExamplesCopier.Infrastructure.Storage;

/// <summary>For <c>dotnet ef migrations add … --context SqliteCopierDbContext</c>.</summary>
internal sealed class SqliteDesignTimeContext : IDesignTimeDbContextFactory<SqliteCopierDbContext>
{
    public SqliteCopierDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCopierDbContext>().UseSqlite("Data Source=design-time.db").Options);
}

/// <summary>For <c>dotnet ef migrations add … --context PostgresCopierDbContext</c>.</summary>
internal sealed class PostgresDesignTimeContext : IDesignTimeDbContextFactory<PostgresCopierDbContext>
{
    public PostgresCopierDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCopierDbContext>().UseNpgsql("Host=localhost;Database=design-time").Options);
}
