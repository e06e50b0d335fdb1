using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamplesCopier.Infrastructure.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Pauses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pauses",
                columns: table => new
                {
                    Scope = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pauses", x => x.Scope);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pauses");
        }
    }
}
