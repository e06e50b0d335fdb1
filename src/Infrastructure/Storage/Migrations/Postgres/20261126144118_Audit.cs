using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamplesCopier.Infrastructure.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_events_At_Id",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_TargetKey_TargetPath_Id",
                table: "audit_events");

            migrationBuilder.AddColumn<string>(
                name: "CopyBranch",
                table: "delivery_files",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CopyRepo",
                table: "delivery_files",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "TargetRepo",
                table: "audit_events",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "TargetKey",
                table: "audit_events",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "SourceRepo",
                table: "audit_events",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "SourcePath",
                table: "audit_events",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "SourceKey",
                table: "audit_events",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<int>(
                name: "PullRequest",
                table: "audit_events",
                type: "integer",
                nullable: true,
                oldClrType: typeof(int),
                oldType: "integer");

            migrationBuilder.AlterColumn<string>(
                name: "DeliveryId",
                table: "audit_events",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "Branch",
                table: "audit_events",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<string>(
                name: "Author",
                table: "audit_events",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<string>(
                name: "Actor",
                table: "audit_events",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ConfigurationVersion",
                table: "audit_events",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Duration",
                table: "audit_events",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Size",
                table: "audit_events",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TargetCommit",
                table: "audit_events",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TargetPullRequest",
                table: "audit_events",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_At",
                table: "audit_events",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_SourceKey_Id",
                table: "audit_events",
                columns: new[] { "SourceKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_SourcePath_Id",
                table: "audit_events",
                columns: new[] { "SourcePath", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_TargetKey_Id",
                table: "audit_events",
                columns: new[] { "TargetKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_TargetPath_Id",
                table: "audit_events",
                columns: new[] { "TargetPath", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_events_At",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_SourceKey_Id",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_SourcePath_Id",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_TargetKey_Id",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_TargetPath_Id",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "CopyBranch",
                table: "delivery_files");

            migrationBuilder.DropColumn(
                name: "CopyRepo",
                table: "delivery_files");

            migrationBuilder.DropColumn(
                name: "Actor",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "ConfigurationVersion",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "Duration",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "Size",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "TargetCommit",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "TargetPullRequest",
                table: "audit_events");

            migrationBuilder.AlterColumn<string>(
                name: "TargetRepo",
                table: "audit_events",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "TargetKey",
                table: "audit_events",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "SourceRepo",
                table: "audit_events",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "SourcePath",
                table: "audit_events",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "SourceKey",
                table: "audit_events",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<int>(
                name: "PullRequest",
                table: "audit_events",
                type: "integer",
                nullable: false,
                defaultValue: 0,
                oldClrType: typeof(int),
                oldType: "integer",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "DeliveryId",
                table: "audit_events",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Branch",
                table: "audit_events",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Author",
                table: "audit_events",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_At_Id",
                table: "audit_events",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_TargetKey_TargetPath_Id",
                table: "audit_events",
                columns: new[] { "TargetKey", "TargetPath", "Id" });
        }
    }
}
