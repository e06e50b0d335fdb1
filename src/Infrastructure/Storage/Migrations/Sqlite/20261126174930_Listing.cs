using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamplesCopier.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Listing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_deliveries_ReceivedAt_Id",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_SourceKey_ReceivedAt_Id",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_SourceKey_StartedAt",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_State_NotBefore",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_SourcePath_Id",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_TargetPath_Id",
                table: "audit_events");

            migrationBuilder.RenameIndex(
                name: "IX_deliveries_FinishedAt",
                table: "deliveries",
                newName: "IX_deliveries_finished");

            migrationBuilder.AddColumn<bool>(
                name: "IsTallied",
                table: "deliveries",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "SupersededAt",
                table: "deliveries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Deprecated",
                table: "change_sets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "ReceivedAt",
                table: "change_sets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "Skipped",
                table: "change_sets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "TargetKey",
                table: "change_sets",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "UploadFailed",
                table: "change_sets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Uploaded",
                table: "change_sets",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "rule_tallies",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<long>(type: "INTEGER", nullable: false),
                    Files = table.Column<long>(type: "INTEGER", nullable: false),
                    Merges = table.Column<long>(type: "INTEGER", nullable: false),
                    LastMatched = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rule_tallies", x => new { x.Source, x.Day, x.Rule });
                });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_SourceKey_Number",
                table: "deliveries",
                columns: new[] { "SourceKey", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_newest",
                table: "deliveries",
                columns: new[] { "ReceivedAt", "Id" },
                filter: "\"PrunedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_newest_in_state",
                table: "deliveries",
                columns: new[] { "State", "ReceivedAt", "Id" },
                filter: "\"FinishedAt\" IS NOT NULL AND \"PrunedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_newest_of_source",
                table: "deliveries",
                columns: new[] { "SourceKey", "ReceivedAt", "Id" },
                filter: "\"PrunedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_open",
                table: "deliveries",
                columns: new[] { "State", "NotBefore" },
                filter: "\"FinishedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_started",
                table: "deliveries",
                columns: new[] { "SourceKey", "StartedAt" },
                filter: "\"StartedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_timed",
                table: "deliveries",
                columns: new[] { "SourceKey", "FinishedAt", "StartedAt" },
                filter: "\"FinishedAt\" IS NOT NULL AND \"StartedAt\" IS NOT NULL AND \"PrunedAt\" IS NULL AND \"State\" <> 9 AND NOT \"DryRun\"");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_unresolved",
                table: "deliveries",
                columns: new[] { "ReceivedAt", "Id" },
                filter: "\"State\" IN (4, 6, 7) AND \"SupersededAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_change_sets_TargetKey_ReceivedAt_DeliveryId",
                table: "change_sets",
                columns: new[] { "TargetKey", "ReceivedAt", "DeliveryId" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_SourcePath_SourceKey",
                table: "audit_events",
                columns: new[] { "SourcePath", "SourceKey" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_TargetPath_TargetKey",
                table: "audit_events",
                columns: new[] { "TargetPath", "TargetKey" });

            migrationBuilder.CreateIndex(
                name: "IX_rule_tallies_Day",
                table: "rule_tallies",
                column: "Day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "rule_tallies");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_SourceKey_Number",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_newest",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_newest_in_state",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_newest_of_source",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_open",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_started",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_timed",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_deliveries_unresolved",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "IX_change_sets_TargetKey_ReceivedAt_DeliveryId",
                table: "change_sets");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_SourcePath_SourceKey",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_TargetPath_TargetKey",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "IsTallied",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "SupersededAt",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "Deprecated",
                table: "change_sets");

            migrationBuilder.DropColumn(
                name: "ReceivedAt",
                table: "change_sets");

            migrationBuilder.DropColumn(
                name: "Skipped",
                table: "change_sets");

            migrationBuilder.DropColumn(
                name: "TargetKey",
                table: "change_sets");

            migrationBuilder.DropColumn(
                name: "UploadFailed",
                table: "change_sets");

            migrationBuilder.DropColumn(
                name: "Uploaded",
                table: "change_sets");

            migrationBuilder.RenameIndex(
                name: "IX_deliveries_finished",
                table: "deliveries",
                newName: "IX_deliveries_FinishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_ReceivedAt_Id",
                table: "deliveries",
                columns: new[] { "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_SourceKey_ReceivedAt_Id",
                table: "deliveries",
                columns: new[] { "SourceKey", "ReceivedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_SourceKey_StartedAt",
                table: "deliveries",
                columns: new[] { "SourceKey", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_State_NotBefore",
                table: "deliveries",
                columns: new[] { "State", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_SourcePath_Id",
                table: "audit_events",
                columns: new[] { "SourcePath", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_TargetPath_Id",
                table: "audit_events",
                columns: new[] { "TargetPath", "Id" });
        }
    }
}
