using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace ExamplesCopier.UnitTests.Storage.Plans;

/// <summary>How a database answers a question, and what that costs it.</summary>
/// <param name="Text">The plan, as the database tells it.</param>
/// <param name="Work">On PostgreSQL the rows of the large tables that were looked at; on SQLite the steps of its machine, some ten for each row.</param>
/// <param name="Scans">Steps of the plan that go through a large table from end to end.</param>
public sealed record QueryPlan(string Text, long Work, IReadOnlyList<string> Scans);

internal static partial class QueryPlans
{
    private static readonly string[] _large = ["deliveries", "change_sets", "delivery_files", "audit_events"];

    public static async Task<QueryPlan> OnSqliteAsync(string connectionString, SentCommand command)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        var lines = new List<string>();
        _ = Run(connection, $"EXPLAIN QUERY PLAN {command.Sql}", command, statement => lines.Add(raw.sqlite3_column_text(statement, 3).utf8_to_string()));
        var steps = Run(connection, command.Sql, command, _ => { });
        var large = Alias().Matches(command.Sql).Where(alias => _large.Contains(alias.Groups["table"].Value)).Select(alias => alias.Groups["alias"].Value).ToHashSet();
        // A walk in the order that is asked for ends with the page, which the steps tell; one that is sorted afterwards does not.
        var isSorted = lines.Any(line => line.Contains("TEMP B-TREE FOR ORDER BY", StringComparison.Ordinal));
        var scans = lines.Where(line => isSorted && Scan().Match(line) is { Success: true } scan && large.Contains(scan.Groups["alias"].Value)).ToList();
        return new QueryPlan(string.Join('\n', lines), steps, scans);
    }

    public static async Task<QueryPlan> OnPostgresAsync(string connectionString, SentCommand command)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var explain = new NpgsqlCommand($"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {command.Sql}", connection);
        foreach (var (name, value) in command.Parameters)
        {
            explain.Parameters.Add(new NpgsqlParameter(name.TrimStart('@'), value ?? DBNull.Value));
        }

        var nodes = Flatten(JsonNode.Parse((string)(await explain.ExecuteScalarAsync())!)![0]!["Plan"]!, 0).ToList();
        var large = nodes.Where(node => _large.Contains((string?)node.Node["Relation Name"])).ToList();
        return new QueryPlan(
            string.Join('\n', nodes.Select(node => $"{new string(' ', 2 * node.Depth)}{node.Node["Node Type"]} {node.Node["Index Name"] ?? node.Node["Relation Name"]}".TrimEnd())),
            large.Sum(node => Looked(node.Node)),
            [.. large.Select(node => node.Node).Where(node => (string?)node["Node Type"] == "Seq Scan").Select(node => $"Seq Scan on {node["Relation Name"]}")]);
    }

    private static long Looked(JsonNode node) =>
        (long)(((double?)node["Actual Rows"] ?? 0) + ((double?)node["Rows Removed by Filter"] ?? 0) + ((double?)node["Rows Removed by Index Recheck"] ?? 0)) * (long?)node["Actual Loops"] ?? 1;

    private static IEnumerable<(JsonNode Node, int Depth)> Flatten(JsonNode node, int depth) =>
        (node["Plans"]?.AsArray() ?? []).SelectMany(child => Flatten(child!, depth + 1)).Prepend((node, depth));

    /// <returns>How many steps SQLite's machine took.</returns>
    private static long Run(SqliteConnection connection, string sql, SentCommand command, Action<sqlite3_stmt> row)
    {
        raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement).Should().Be(raw.SQLITE_OK, sql);
        using (statement)
        {
            foreach (var (name, value) in command.Parameters)
            {
                var index = raw.sqlite3_bind_parameter_index(statement, $"@{name.TrimStart('@')}");
                index.Should().BePositive();
                _ = value switch
                {
                    null or DBNull => raw.sqlite3_bind_null(statement, index),
                    string text => raw.sqlite3_bind_text(statement, index, text),
                    _ => raw.sqlite3_bind_int64(statement, index, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
                };
            }

            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                row(statement);
            }

            result.Should().Be(raw.SQLITE_DONE);
            return raw.sqlite3_stmt_status(statement, raw.SQLITE_STMTSTATUS_VM_STEP, 0);
        }
    }

    [GeneratedRegex(@"^SCAN (?<alias>\w+)")]
    private static partial Regex Scan();

    [GeneratedRegex("(FROM|JOIN) \"?(?<table>\\w+)\"?( AS \"(?<alias>\\w+)\")?")]
    private static partial Regex Alias();
}
