using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ExamplesCopier.Infrastructure.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Released",
                table: "deliveries",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "change_sets",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_events",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Action = table.Column<int>(type: "integer", nullable: false),
                    DeliveryId = table.Column<string>(type: "text", nullable: false),
                    SourceRepo = table.Column<string>(type: "text", nullable: false),
                    SourceKey = table.Column<string>(type: "text", nullable: false),
                    SourcePath = table.Column<string>(type: "text", nullable: false),
                    SourceCommit = table.Column<string>(type: "text", nullable: true),
                    PullRequest = table.Column<int>(type: "integer", nullable: false),
                    Author = table.Column<string>(type: "text", nullable: false),
                    MergedBy = table.Column<string>(type: "text", nullable: true),
                    Rule = table.Column<string>(type: "text", nullable: true),
                    TargetRepo = table.Column<string>(type: "text", nullable: false),
                    TargetKey = table.Column<string>(type: "text", nullable: false),
                    Branch = table.Column<string>(type: "text", nullable: false),
                    TargetPath = table.Column<string>(type: "text", nullable: true),
                    Success = table.Column<bool>(type: "boolean", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ledger",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TargetKey = table.Column<string>(type: "text", nullable: false),
                    Branch = table.Column<string>(type: "text", nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false),
                    TargetRepo = table.Column<string>(type: "text", nullable: false),
                    SourceRepoId = table.Column<long>(type: "bigint", nullable: false),
                    SourceRepo = table.Column<string>(type: "text", nullable: false),
                    SourcePath = table.Column<string>(type: "text", nullable: false),
                    SourceCommit = table.Column<string>(type: "text", nullable: false),
                    LandedBlob = table.Column<string>(type: "text", nullable: true),
                    LandedMode = table.Column<int>(type: "integer", nullable: true),
                    ProposedBlob = table.Column<string>(type: "text", nullable: true),
                    ProposedMode = table.Column<int>(type: "integer", nullable: true),
                    DeliveryId = table.Column<string>(type: "text", nullable: false),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_change_sets_TargetRepo_PullRequest",
                table: "change_sets",
                columns: new[] { "TargetRepo", "PullRequest" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_At_Id",
                table: "audit_events",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_TargetKey_TargetPath_Id",
                table: "audit_events",
                columns: new[] { "TargetKey", "TargetPath", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_TargetKey_Branch_Path",
                table: "ledger",
                columns: new[] { "TargetKey", "Branch", "Path" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_events");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropIndex(
                name: "IX_change_sets_TargetRepo_PullRequest",
                table: "change_sets");

            migrationBuilder.DropColumn(
                name: "Released",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "change_sets");
        }
    }
}
