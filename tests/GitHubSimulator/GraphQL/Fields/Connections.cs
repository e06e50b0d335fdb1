using System.Globalization;
using System.Text;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

/// <summary>A page of a list; the size of the whole is only counted when asked for.</summary>
internal sealed record Connection(IReadOnlyList<object> Nodes, int Skipped, bool HasNext, Func<int> Total)
{
    public string? StartCursor => Nodes.Count == 0 ? null : Connections.Cursor(Skipped + 1);

    public string? EndCursor => Nodes.Count == 0 ? null : Connections.Cursor(Skipped + Nodes.Count);
}

/// <summary>GitHub insists on a size for every list, at most a hundred.</summary>
internal static class Connections
{
    private const string CursorStart = "cursor:v2:";

    /// <param name="arguments">The field's arguments.</param>
    /// <param name="field">The field's name, for refusals.</param>
    /// <param name="all">The whole list; only as much of it is walked as the page needs.</param>
    public static Connection Page(this InputValues arguments, string field, IEnumerable<object> all)
    {
        var (first, last) = (arguments.NumberOrNone("first"), arguments.NumberOrNone("last"));
        if ((first ?? last) is not { } size)
            throw new GitHubError(200, $"You must provide a `first` or `last` value to properly paginate the `{field}` connection.", "MISSING_PAGINATION_BOUNDARIES");
        if (size is < 0 or > 100)
            throw new GitHubError(200, $"Requesting {size} records on the `{field}` connection exceeds the `{(first is null ? "last" : "first")}` limit of 100 records.", "EXCESSIVE_PAGINATION");
        var from = arguments.TextOrNone("after") is { } after ? Position(after) : 0;
        var to = arguments.TextOrNone("before") is { } before ? Position(before) - 1 : int.MaxValue;
        if (first is null)
        {
            to = Math.Min(to, all.Count());
            from = Math.Max(from, to - size);
        }

        var nodes = all.Take(to).Skip(from).Take(size + 1).ToList();
        var hasNext = nodes.Count > size || (to != int.MaxValue && from + nodes.Count < all.Count());
        return new Connection(nodes[..Math.Min(size, nodes.Count)], from, hasNext, all.Count);
    }

    public static string Cursor(int position) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(CursorStart + position.ToString(CultureInfo.InvariantCulture)));

    public static void AddTo(FieldTable table, string type)
    {
        table.Add<Connection>(type, "totalCount", c => c.Total());
        table.Add<Connection>(type, "nodes", c => c.Nodes);
        table.Add<Connection>(type, "pageInfo", c => c);
    }

    private static int Position(string cursor)
    {
        var bytes = new byte[cursor.Length];
        var text = Convert.TryFromBase64String(cursor, bytes, out var length) ? Encoding.ASCII.GetString(bytes, 0, length) : "";
        return text.StartsWith(CursorStart, StringComparison.Ordinal) && int.TryParse(text[CursorStart.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? position
            : throw new GitHubError(200, $"`{cursor}` does not appear to be a valid cursor.", "INVALID_CURSOR_ARGUMENTS");
    }
}
