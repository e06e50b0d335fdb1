using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ExamplesCopier.Infrastructure.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Cause = table.Column<string>(type: "text", nullable: false),
                    ToldAt = table.Column<long>(type: "bigint", nullable: false),
                    HeldBack = table.Column<int>(type: "integer", nullable: false),
                    Latest = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alerts", x => new { x.Kind, x.Cause });
                });

            migrationBuilder.CreateTable(
                name: "audit_events",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Action = table.Column<int>(type: "integer", nullable: false),
                    Actor = table.Column<string>(type: "text", nullable: true),
                    DeliveryId = table.Column<string>(type: "text", nullable: true),
                    SourceRepo = table.Column<string>(type: "text", nullable: true),
                    SourceKey = table.Column<string>(type: "text", nullable: true),
                    SourcePath = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SourceCommit = table.Column<string>(type: "text", nullable: true),
                    PullRequest = table.Column<int>(type: "integer", nullable: true),
                    Author = table.Column<string>(type: "text", nullable: true),
                    MergedBy = table.Column<string>(type: "text", nullable: true),
                    Rule = table.Column<string>(type: "text", nullable: true),
                    TargetRepo = table.Column<string>(type: "text", nullable: true),
                    TargetKey = table.Column<string>(type: "text", nullable: true),
                    Branch = table.Column<string>(type: "text", nullable: true),
                    TargetPath = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    TargetCommit = table.Column<string>(type: "text", nullable: true),
                    TargetPullRequest = table.Column<int>(type: "integer", nullable: true),
                    ConfigurationVersion = table.Column<string>(type: "text", nullable: true),
                    Success = table.Column<bool>(type: "boolean", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: true),
                    Duration = table.Column<long>(type: "bigint", nullable: true),
                    Size = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "branch_locks",
                columns: table => new
                {
                    Branch = table.Column<string>(type: "text", nullable: false),
                    Holder = table.Column<string>(type: "text", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_branch_locks", x => x.Branch);
                });

            migrationBuilder.CreateTable(
                name: "configuration_versions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    File = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Commit = table.Column<string>(type: "text", nullable: true),
                    KeptAt = table.Column<long>(type: "bigint", nullable: false),
                    IsPinned = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_configuration_versions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    MergeKey = table.Column<string>(type: "text", nullable: true),
                    SourceRepo = table.Column<string>(type: "text", nullable: false),
                    SourceKey = table.Column<string>(type: "text", nullable: false),
                    SourceRepoId = table.Column<long>(type: "bigint", nullable: false),
                    PresentName = table.Column<string>(type: "text", nullable: true),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Url = table.Column<string>(type: "text", nullable: false),
                    Author = table.Column<string>(type: "text", nullable: false),
                    AuthorId = table.Column<long>(type: "bigint", nullable: false),
                    MergedBy = table.Column<string>(type: "text", nullable: true),
                    Branch = table.Column<string>(type: "text", nullable: false),
                    MergeCommit = table.Column<string>(type: "text", nullable: true),
                    ChangedFiles = table.Column<int>(type: "integer", nullable: false),
                    InstallationId = table.Column<long>(type: "bigint", nullable: true),
                    DryRun = table.Column<bool>(type: "boolean", nullable: false),
                    Released = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Deaths = table.Column<int>(type: "integer", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: true),
                    TriedSince = table.Column<long>(type: "bigint", nullable: true),
                    FinishedAt = table.Column<long>(type: "bigint", nullable: true),
                    NotBefore = table.Column<long>(type: "bigint", nullable: false),
                    PrunedAt = table.Column<long>(type: "bigint", nullable: true),
                    SupersededAt = table.Column<long>(type: "bigint", nullable: true),
                    IsTallied = table.Column<bool>(type: "boolean", nullable: false),
                    LeaseOwner = table.Column<string>(type: "text", nullable: true),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: true),
                    TraceParent = table.Column<string>(type: "text", nullable: true),
                    RequestId = table.Column<string>(type: "text", nullable: true),
                    ConfigurationVersion = table.Column<string>(type: "text", nullable: true),
                    Error = table.Column<string>(type: "text", nullable: true),
                    Requests = table.Column<int>(type: "integer", nullable: false),
                    Unmatched = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deliveries", x => x.Id);
                });

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
                name: "installation_usage",
                columns: table => new
                {
                    InstallationId = table.Column<long>(type: "bigint", nullable: false),
                    Calls = table.Column<long>(type: "bigint", nullable: false),
                    Errors = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation_usage", x => x.InstallationId);
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

            migrationBuilder.CreateTable(
                name: "repository_pins",
                columns: table => new
                {
                    Configured = table.Column<string>(type: "text", nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false),
                    RepositoryId = table.Column<long>(type: "bigint", nullable: true),
                    Name = table.Column<string>(type: "text", nullable: true),
                    RefusedId = table.Column<long>(type: "bigint", nullable: true),
                    RefusedName = table.Column<string>(type: "text", nullable: true),
                    Since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repository_pins", x => x.Configured);
                });

            migrationBuilder.CreateTable(
                name: "rule_tallies",
                columns: table => new
                {
                    Source = table.Column<string>(type: "text", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<long>(type: "bigint", nullable: false),
                    Files = table.Column<long>(type: "bigint", nullable: false),
                    Merges = table.Column<long>(type: "bigint", nullable: false),
                    LastMatched = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rule_tallies", x => new { x.Source, x.Day, x.Rule });
                });

            migrationBuilder.CreateTable(
                name: "session_keys",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Document = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_session_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "signals",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signals", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "source_registrations",
                columns: table => new
                {
                    Source = table.Column<string>(type: "text", nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false),
                    RegisteredAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_registrations", x => x.Source);
                });

            migrationBuilder.CreateTable(
                name: "source_state",
                columns: table => new
                {
                    Source = table.Column<string>(type: "text", nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false),
                    Received = table.Column<long>(type: "bigint", nullable: false),
                    Processed = table.Column<long>(type: "bigint", nullable: false),
                    Failed = table.Column<long>(type: "bigint", nullable: false),
                    FilesMatched = table.Column<long>(type: "bigint", nullable: false),
                    FilesUploaded = table.Column<long>(type: "bigint", nullable: false),
                    FilesUploadFailed = table.Column<long>(type: "bigint", nullable: false),
                    FilesDeprecated = table.Column<long>(type: "bigint", nullable: false),
                    FilesSkipped = table.Column<long>(type: "bigint", nullable: false),
                    LastFailed = table.Column<bool>(type: "boolean", nullable: false),
                    InstallationId = table.Column<long>(type: "bigint", nullable: true),
                    LastWebhook = table.Column<long>(type: "bigint", nullable: true),
                    LastUpdated = table.Column<long>(type: "bigint", nullable: true),
                    MaxPerMinute = table.Column<int>(type: "integer", nullable: true),
                    Slots = table.Column<long[]>(type: "bigint[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_state", x => x.Source);
                });

            migrationBuilder.CreateTable(
                name: "source_switches",
                columns: table => new
                {
                    Source = table.Column<string>(type: "text", nullable: false),
                    Enabled = table.Column<bool>(type: "boolean", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_switches", x => x.Source);
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

            migrationBuilder.CreateTable(
                name: "change_sets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DeliveryId = table.Column<string>(type: "text", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    TargetRepo = table.Column<string>(type: "text", nullable: false),
                    TargetKey = table.Column<string>(type: "text", nullable: false),
                    Branch = table.Column<string>(type: "text", nullable: false),
                    Arrival = table.Column<int>(type: "integer", nullable: false),
                    GroupName = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Commit = table.Column<string>(type: "text", nullable: true),
                    PullRequest = table.Column<int>(type: "integer", nullable: true),
                    PullRequestUrl = table.Column<string>(type: "text", nullable: true),
                    Error = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    Uploaded = table.Column<int>(type: "integer", nullable: false),
                    UploadFailed = table.Column<int>(type: "integer", nullable: false),
                    Deprecated = table.Column<int>(type: "integer", nullable: false),
                    Skipped = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_change_sets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_change_sets_deliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "deliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery_steps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DeliveryId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Duration = table.Column<long>(type: "bigint", nullable: false),
                    Requests = table.Column<int>(type: "integer", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_delivery_steps_deliveries_DeliveryId",
                        column: x => x.DeliveryId,
                        principalTable: "deliveries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivery_files",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ChangeSetId = table.Column<long>(type: "bigint", nullable: false),
                    SourcePath = table.Column<string>(type: "text", nullable: false),
                    Rule = table.Column<string>(type: "text", nullable: true),
                    TargetPath = table.Column<string>(type: "text", nullable: true),
                    CopyRepo = table.Column<string>(type: "text", nullable: true),
                    CopyBranch = table.Column<string>(type: "text", nullable: true),
                    Action = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_files", x => x.Id);
                    table.ForeignKey(
                        name: "FK_delivery_files_change_sets_ChangeSetId",
                        column: x => x.ChangeSetId,
                        principalTable: "change_sets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_At",
                table: "audit_events",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_SourceKey_Id",
                table: "audit_events",
                columns: new[] { "SourceKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_SourcePath_SourceKey",
                table: "audit_events",
                columns: new[] { "SourcePath", "SourceKey" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_TargetKey_Id",
                table: "audit_events",
                columns: new[] { "TargetKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_TargetPath_TargetKey",
                table: "audit_events",
                columns: new[] { "TargetPath", "TargetKey" });

            migrationBuilder.CreateIndex(
                name: "IX_change_sets_DeliveryId_TargetRepo_Branch_Arrival_GroupName",
                table: "change_sets",
                columns: new[] { "DeliveryId", "TargetRepo", "Branch", "Arrival", "GroupName" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_change_sets_State",
                table: "change_sets",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_change_sets_TargetKey_ReceivedAt_DeliveryId",
                table: "change_sets",
                columns: new[] { "TargetKey", "ReceivedAt", "DeliveryId" });

            migrationBuilder.CreateIndex(
                name: "IX_change_sets_TargetRepo_PullRequest",
                table: "change_sets",
                columns: new[] { "TargetRepo", "PullRequest" });

            migrationBuilder.CreateIndex(
                name: "IX_configuration_versions_File_Version",
                table: "configuration_versions",
                columns: new[] { "File", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_MergeKey",
                table: "deliveries",
                column: "MergeKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_SourceKey_Number",
                table: "deliveries",
                columns: new[] { "SourceKey", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_finished",
                table: "deliveries",
                column: "FinishedAt",
                filter: "\"FinishedAt\" IS NOT NULL AND \"PrunedAt\" IS NULL");

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
                name: "IX_deliveries_next",
                table: "deliveries",
                columns: new[] { "SourceKey", "ReceivedAt", "Id" },
                filter: "\"FinishedAt\" IS NULL");

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
                name: "IX_delivery_files_ChangeSetId",
                table: "delivery_files",
                column: "ChangeSetId");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_steps_DeliveryId",
                table: "delivery_steps",
                column: "DeliveryId");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_TargetKey_Branch_Path",
                table: "ledger",
                columns: new[] { "TargetKey", "Branch", "Path" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repository_pins_RepositoryId",
                table: "repository_pins",
                column: "RepositoryId");

            migrationBuilder.CreateIndex(
                name: "IX_rule_tallies_Day",
                table: "rule_tallies",
                column: "Day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "audit_events");

            migrationBuilder.DropTable(
                name: "branch_locks");

            migrationBuilder.DropTable(
                name: "configuration_versions");

            migrationBuilder.DropTable(
                name: "delivery_files");

            migrationBuilder.DropTable(
                name: "delivery_steps");

            migrationBuilder.DropTable(
                name: "hook_redeliveries");

            migrationBuilder.DropTable(
                name: "installation_usage");

            migrationBuilder.DropTable(
                name: "ledger");

            migrationBuilder.DropTable(
                name: "looks");

            migrationBuilder.DropTable(
                name: "pauses");

            migrationBuilder.DropTable(
                name: "repository_pins");

            migrationBuilder.DropTable(
                name: "rule_tallies");

            migrationBuilder.DropTable(
                name: "session_keys");

            migrationBuilder.DropTable(
                name: "signals");

            migrationBuilder.DropTable(
                name: "source_registrations");

            migrationBuilder.DropTable(
                name: "source_state");

            migrationBuilder.DropTable(
                name: "source_switches");

            migrationBuilder.DropTable(
                name: "source_watches");

            migrationBuilder.DropTable(
                name: "change_sets");

            migrationBuilder.DropTable(
                name: "deliveries");
        }
    }
}
