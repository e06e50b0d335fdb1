using ExamplesCopier.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace ExamplesCopier.UnitTests.Storage;

/// <summary>While replicas are replaced one by one, the previous version works on the database that the new one has migrated.</summary>
public sealed class MigrationRuleTests
{
    public static TheoryData<string> Migrations => [.. Types.Select(type => type.FullName!)];

    private static IEnumerable<Type> Types => typeof(CopierDbContext).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Migration)));

    [Theory]
    [MemberData(nameof(Migrations))]
    public void A_migration_leaves_alone_what_the_previous_version_knows(string name)
    {
        var migration = (Migration)Activator.CreateInstance(Types.Single(type => type.FullName == name))!;

        migration.UpOperations.Where(Breaks).Select(operation => operation.GetType().Name).Should().BeEmpty();
    }

    [Fact]
    public void What_would_break_it_is_noticed()
    {
        Breaks(new DropColumnOperation()).Should().BeTrue();
        Breaks(new RenameTableOperation()).Should().BeTrue();
        Breaks(new AddColumnOperation { IsNullable = false }).Should().BeTrue();
        Breaks(new AddColumnOperation { IsNullable = false, DefaultValue = 0 }).Should().BeFalse();
        Breaks(new AddColumnOperation { IsNullable = true }).Should().BeFalse();
        Breaks(new CreateTableOperation()).Should().BeFalse();
    }

    // A column that must have a value and has no default would refuse the rows that the previous version writes.
    private static bool Breaks(MigrationOperation operation) => operation switch
    {
        DropTableOperation or DropColumnOperation or RenameTableOperation or RenameColumnOperation => true,
        AlterColumnOperation altered => altered.ColumnType != altered.OldColumn.ColumnType || (altered.OldColumn.IsNullable && !altered.IsNullable),
        AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null } => true,
        _ => false,
    };
}
