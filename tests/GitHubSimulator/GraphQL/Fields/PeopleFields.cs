using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

internal static class PeopleFields
{
    public static void AddTo(FieldTable table)
    {
        table.Add<RootSource>("Query", "user", (_, a, scope) => Find(a.Text("login"), "a User", AccountKind.User, scope));
        table.Add<RootSource>("Query", "organization", (_, a, scope) => Find(a.Text("login"), "an Organization", AccountKind.Organization, scope));
        foreach (var type in new[] { "User", "Bot", "Organization" })
        {
            table.Add<Account>(type, "id", a => a.Node);
            table.Add<Account>(type, "databaseId", a => a.Id);
            table.Add<Account>(type, "login", a => a.ActorLogin);
            table.Add<Account>(type, "url", (a, _, scope) => a.Kind == AccountKind.Bot ? $"{scope.World.Url}/apps/{a.ActorLogin}" : $"{scope.World.Url}/{a.Login}");
        }

        table.Add<Account>("User", "name", a => a.Login);
        table.Add<Account>("Organization", "team", (a, arguments, scope) =>
        {
            scope.Token.Require("members");
            return scope.World.Accounts.FindTeam(a.Login, arguments.Text("slug"));
        });
        table.Add<Team>("Team", "id", t => t.Node);
        table.Add<Team>("Team", "databaseId", t => t.Id);
        table.Add<Team>("Team", "name", t => t.Slug);
        table.Add<Team>("Team", "slug", t => t.Slug);
        table.Add<Team>("Team", "combinedSlug", t => $"{t.Organization.Login}/{t.Slug}");
    }

    private static Account Find(string login, string what, AccountKind kind, FieldScope scope) =>
        scope.World.Accounts.Find(login) is { } found && found.Kind == kind
            ? found
            : throw GitHubError.NotFound($"Could not resolve to {what} with the login of '{login}'.");
}
