using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

/// <summary>GitHub insists on a size for every list, at most a hundred.</summary>
internal static class Connections
{
    public static Connection Page(this InputValues arguments, string field, IReadOnlyList<object> all)
    {
        var (first, last) = (arguments.NumberOrNone("first"), arguments.NumberOrNone("last"));
        if ((first ?? last) is not { } size)
            throw new GitHubError(200, $"You must provide a `first` or `last` value to properly paginate the `{field}` connection.", "MISSING_PAGINATION_BOUNDARIES");
        if (size is < 0 or > 100)
            throw new GitHubError(200, $"Requesting {size} records on the `{field}` connection exceeds the `first` limit of 100 records.", "EXCESSIVE_PAGINATION");
        var skipped = first is null ? Math.Max(0, all.Count - size) : 0;
        var nodes = all.Skip(skipped).Take(size).ToList();
        return new Connection(nodes, all.Count, skipped + nodes.Count < all.Count, skipped > 0);
    }

    public static void AddTo(FieldTable table, string type)
    {
        table.Add<Connection>(type, "totalCount", c => c.Total);
        table.Add<Connection>(type, "nodes", c => c.Nodes);
        table.Add<Connection>(type, "pageInfo", c => c);
    }
}
