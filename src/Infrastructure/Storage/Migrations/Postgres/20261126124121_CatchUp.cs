using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamplesCopier.Infrastructure.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CatchUp : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "PrunedAt",
                table: "deliveries",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "hook_redeliveries",
                columns: table => new
                {
                    Guid = table.Column<string>(type: "text", nullable: false),
                    Times = table.Column<int>(type: "integer", nullable: false),
                    HandledUntil = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hook_redeliveries", x => x.Guid);
                });

            migrationBuilder.CreateTable(
                name: "looks",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_looks", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "source_watches",
                columns: table => new
                {
                    Source = table.Column<string>(type: "text", nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false),
                    Branch = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false),
                    Mark = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_watches", x => x.Source);
                });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_FinishedAt",
                table: "deliveries",
                column: "FinishedAt",
                filter: "\"FinishedAt\" IS NOT NULL AND \"PrunedAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "hook_redeliveries");

            migrationBuilder.DropTable(
                name: "looks");

            migrationBuilder.DropTable(
                name: "source_watches");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_FinishedAt",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "PrunedAt",
                table: "deliveries");
        }
    }
}
