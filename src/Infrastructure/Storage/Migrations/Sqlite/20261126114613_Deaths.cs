using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamplesCopier.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Deaths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Deaths",
                table: "deliveries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Deaths",
                table: "deliveries");
        }
    }
}
