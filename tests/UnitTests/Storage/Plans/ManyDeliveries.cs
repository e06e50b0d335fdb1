using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ExamplesCopier.UnitTests.Storage.Plans;

/// <summary>
/// A store in use: 100,000 deliveries of the last thirty days, two change sets and four files each, an event for each change set; and 20,000 older
/// ones that were pruned. Half of all are one source's, and all go to one target; one source, one target and one path were seen but once, long ago.
/// </summary>
internal static class ManyDeliveries
{
    public const int Kept = 100_000;
    public const int Pruned = 20_000;
    public const string Busy = "acme/source-0";
    public const string Rare = "acme/rare";
    public const string Popular = "acme/docs";
    private const int Open = 50;

    public static async Task FillAsync(Store store)
    {
        await using var database = store.Database();
        database.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        var none = database.Database.IsNpgsql() ? "'{}'" : "'[]'";
        var first = store.Time.GetUtcNow().AddDays(-30).UtcTicks;
        var step = TimeSpan.FromDays(30).Ticks / Kept;
        var series = $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Kept})";
        const string Source = "CASE WHEN i = 5000 THEN 'acme/rare' WHEN i % 2 = 0 THEN 'acme/source-0' ELSE 'acme/source-' || (i % 50) END";
        const string State = "CASE WHEN i > 99950 THEN 0 WHEN i % 100 = 7 THEN 7 WHEN i % 200 = 3 THEN 6 WHEN i % 500 = 11 THEN 4 WHEN i % 500 = 13 THEN 8 WHEN i % 1000 = 17 THEN 9 ELSE 5 END";
        string[] statements =
        [
            $"""
            INSERT INTO deliveries ("Id", "Kind", "MergeKey", "SourceRepo", "SourceKey", "SourceRepoId", "Number", "Title", "Url", "Author", "AuthorId", "Branch", "MergeCommit",
                "ChangedFiles", "DryRun", "Released", "State", "Attempts", "Deaths", "ReceivedAt", "StartedAt", "FinishedAt", "NotBefore", "Requests", "Unmatched", "IsTallied")
            {series}
            SELECT 'd' || (1000000 + i), 0, '7#' || i || '@', {Source}, {Source}, 7, i, 'Examples of the new driver', 'https://github.com/acme/source/pull/' || i, 'octocat', 1, 'main',
                '0000000000000000000000000000000000' || (100000 + i), 4, i % 1000 = 1, FALSE, {State}, 1, 0, {first} + CAST(i AS bigint) * {step},
                CASE WHEN i > 99950 THEN NULL ELSE {first} + CAST(i AS bigint) * {step} + 1000000 END,
                CASE WHEN i > 99950 OR ({State}) = 4 THEN NULL ELSE {first} + CAST(i AS bigint) * {step} + 1000000 * (i % 9 + 2) END,
                {first} + CAST(i AS bigint) * {step}, 3, {none}, TRUE
            FROM n
            """,
            $"""
            INSERT INTO deliveries ("Id", "Kind", "MergeKey", "SourceRepo", "SourceKey", "SourceRepoId", "Number", "Title", "Url", "Author", "AuthorId", "Branch", "MergeCommit",
                "ChangedFiles", "DryRun", "Released", "State", "Attempts", "Deaths", "ReceivedAt", "StartedAt", "FinishedAt", "NotBefore", "Requests", "Unmatched", "IsTallied", "PrunedAt")
            {series}
            SELECT 'p' || (1000000 + i), 0, '7#' || (200000 + i) || '@', {Source}, {Source}, 7, 200000 + i, 'Examples', 'https://github.com/acme/source/pull/' || i, 'octocat', 1, 'main',
                '0000000000000000000000000000000000' || (300000 + i), 4, FALSE, FALSE, 5, 1, 0, {first} - CAST(i AS bigint) * {step}, {first} - CAST(i AS bigint) * {step},
                {first} - CAST(i AS bigint) * {step}, {first}, 3, {none}, TRUE, {first}
            FROM n WHERE i <= {Pruned}
            """,
            $"""
            INSERT INTO change_sets ("Id", "DeliveryId", "ReceivedAt", "TargetRepo", "TargetKey", "Branch", "Arrival", "GroupName", "State", "Uploaded", "UploadFailed", "Deprecated", "Skipped")
            {series}
            SELECT i, 'd' || (1000000 + i), {first} + CAST(i AS bigint) * {step}, 'acme/docs', 'acme/docs', 'main', 0, 'go', CASE WHEN i % 500 = 11 THEN 5 ELSE 2 END, 2, 0, 0, 0
            FROM n WHERE i <= {Kept - Open}
            """,
            $"""
            INSERT INTO change_sets ("Id", "DeliveryId", "ReceivedAt", "TargetRepo", "TargetKey", "Branch", "Arrival", "GroupName", "State", "Uploaded", "UploadFailed", "Deprecated", "Skipped")
            {series}
            SELECT {Kept} + i, 'd' || (1000000 + i), {first} + CAST(i AS bigint) * {step}, {Target}, {Target}, 'main', 0, 'go', 2, 2, 0, 0, 0
            FROM n WHERE i <= {Kept - Open}
            """,
            $"""
            INSERT INTO delivery_files ("ChangeSetId", "SourcePath", "Rule", "TargetPath", "Action", "State")
            {series.Replace(Kept.ToString(CultureInfo.InvariantCulture), (4 * Kept).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}
            SELECT "Id", 'go/' || i || '.go', 'go', 'code/' || i || '.go', 1, 0 FROM n JOIN change_sets ON "Id" = i / 2
            """,
            $"""
            INSERT INTO audit_events ("At", "Action", "DeliveryId", "SourceRepo", "SourceKey", "SourcePath", "PullRequest", "Author", "Rule", "TargetRepo", "TargetKey", "Branch", "TargetPath", "Success")
            {series}
            SELECT {first} + CAST(i AS bigint) * {step}, 1, 'd' || (1000000 + i), {Source}, {Source}, 'go/' || (i % 5000) || '/README.md', i, 'octocat', 'go', {Target}, {Target}, 'main',
                CASE WHEN i % 10 = 0 THEN 'README.md' ELSE 'code/' || (i % 5000) || '/README.md' END, TRUE
            FROM n
            """,
            """INSERT INTO source_state ("Source", "DisplayName", "Received", "Processed", "Failed", "FilesMatched", "FilesUploaded", "FilesUploadFailed", "FilesDeprecated", "FilesSkipped", "LastFailed", "Slots") SELECT DISTINCT "SourceKey", "SourceKey", 1, 1, 0, 1, 1, 0, 0, 0, FALSE, """ + (database.Database.IsNpgsql() ? "CAST('{}' AS bigint[])" : none) + " FROM deliveries",
            // PostgreSQL does this by itself, within a minute.
            .. database.Database.IsNpgsql() ? ["VACUUM (ANALYZE)"] : Array.Empty<string>(),
        ];
        foreach (var statement in statements)
        {
            await database.Database.ExecuteSqlRawAsync(statement.Replace("{}", "{{}}", StringComparison.Ordinal));
        }
    }

    private const string Target = "CASE WHEN i = 5000 THEN 'acme/rare' ELSE 'acme/target-' || (i % 20) END";
}
