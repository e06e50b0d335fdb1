using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Json;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.Rest;

/// <summary>Pull requests under their other name: labels, assignees, state and text.</summary>
internal static class IssueRoutes
{
    public static ApiAnswer Update(RestCall call)
    {
        var pull = Find(call);
        var body = call.Object();
        var labels = body.Texts("labels");
        if (labels?.Exists(n => !IsLabel(n)) == true) throw BadLabel();
        PullRequestChanges.Text(pull, body.Text("title"), body.Text("body"));
        if (body.Text("state") == "closed") PullRequestChanges.Close(pull);
        if (body.Text("state") == "open") PullRequestChanges.Reopen(pull);
        if (labels is not null)
        {
            pull.People.Labels.Clear();
            Label(pull, labels);
        }

        if (body.Texts("assignees") is { } assignees)
        {
            pull.People.Assignees.Clear();
            pull.People.Assign(assignees.Select(pull.Repository.World.Accounts.Find).OfType<Repositories.Account>());
        }

        return ApiAnswer.Json(IssueJson.Of(pull, call.Urls));
    }

    /// <summary>Labels that do not exist yet are made.</summary>
    public static ApiAnswer AddLabels(RestCall call)
    {
        var pull = Find(call);
        var names = (call.Any() is JsonArray bare ? new JsonObject { ["labels"] = bare.DeepClone() } : call.Object()).Texts("labels") ?? [];
        if (names.Exists(n => !IsLabel(n))) throw BadLabel();
        Label(pull, names);
        return ApiAnswer.Json(new JsonArray([.. pull.People.Labels.Select(l => PullRequestJson.Label(l, call.Urls))]));
    }

    public static ApiAnswer AddAssignees(RestCall call)
    {
        var pull = Find(call);
        pull.People.Assign((call.Object().Texts("assignees") ?? []).Select(pull.Repository.World.Accounts.Find).OfType<Repositories.Account>());
        return ApiAnswer.Json(IssueJson.Of(pull, call.Urls), 201);
    }

    public static ApiAnswer Comment(RestCall call)
    {
        var pull = Find(call);
        return ApiAnswer.Json(IssueJson.Comment(pull, PullRequestChanges.Comment(pull, call.Object().Text("body") ?? ""), call.Urls), 201);
    }

    private static void Label(SimulatedPullRequest pull, IEnumerable<string> names) => pull.People.Label([.. names.Select(pull.Repository.LabelList.Ensure)]);

    private static bool IsLabel(string name) => name.Length is > 0 and <= 50;

    private static GitHubError BadLabel() => GitHubError.Invalid("Label", "invalid", "name");

    private static SimulatedPullRequest Find(RestCall call)
    {
        var repository = call.Repository("metadata");
        call.Token.RequireWritableIssue(repository);
        return repository.Pulls.Find(call.Number("number")) ?? throw GitHubError.NotFound();
    }
}
