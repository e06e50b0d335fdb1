using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Json;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

internal static class RootFields
{
    public static void AddTo(FieldTable table)
    {
        table.Add<RootSource>("Query", "repository", (_, a, scope) =>
            scope.RepositoryNamed($"{a.Text("owner")}/{a.Text("name")}", a.Flag("followRenames")));
        table.Add<RootSource>("Query", "rateLimit", (_, _, scope) => scope);
        table.Add<FieldScope>("RateLimit", "cost", _ => 1);
        table.Add<FieldScope>("RateLimit", "nodeCount", _ => 0);
        table.Add<FieldScope>("RateLimit", "limit", s => s.Operation.Limit.Most);
        table.Add<FieldScope>("RateLimit", "remaining", s => s.Operation.Limit.Remaining);
        table.Add<FieldScope>("RateLimit", "used", s => s.Operation.Limit.Used);
        table.Add<FieldScope>("RateLimit", "resetAt", s => ApiUrls.Time(s.Operation.Limit.ResetAt));
        table.Add<Connection>("PageInfo", "hasNextPage", c => c.HasNext);
        table.Add<Connection>("PageInfo", "hasPreviousPage", c => c.Skipped > 0);
        table.Add<Connection>("PageInfo", "startCursor", c => c.StartCursor);
        table.Add<Connection>("PageInfo", "endCursor", c => c.EndCursor);
    }
}
