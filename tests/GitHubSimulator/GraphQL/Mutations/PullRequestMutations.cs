using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.GraphQL.Fields;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

internal static class PullRequestMutations
{
    public static (string Field, object? Value)[] Create(InputValues input, FieldScope scope)
    {
        var repository = scope.RepositoryWithId(input.Text("repositoryId"));
        scope.Token.RequireWritable(repository, "pull_requests");
        var headRepository = input.TextOrNone("headRepositoryId") is { } id ? scope.RepositoryWithId(id) : repository;
        var head = input.Text("headRefName");
        if (head.StartsWith(repository.Owner.Login + ":", StringComparison.OrdinalIgnoreCase)) head = head[(repository.Owner.Login.Length + 1)..];
        var request = new PullRequestRequest(headRepository, RefNames.Short(head), RefNames.Short(input.Text("baseRefName")), input.Text("title"), input.TextOrNone("body") ?? "")
        {
            IsDraft = input.Flag("draft"),
        };
        if (string.IsNullOrWhiteSpace(request.Title)) throw GitHubError.Unprocessable("Title can't be blank");
        if (request.Body.Length > 65_536) throw GitHubError.Unprocessable("Body is too long (maximum is 65536 characters)");
        if (repository.Pulls.Refusal(request) is { } refusal) throw GitHubError.Unprocessable(refusal);
        return [("pullRequest", repository.Pulls.Add(request, scope.World.AppBot))];
    }

    public static (string Field, object? Value)[] Update(InputValues input, FieldScope scope)
    {
        var pull = Find(input.Text("pullRequestId"), scope);
        var labels = input.Texts("labelIds")?.Select(scope.Label).ToList();
        var assignees = input.Texts("assigneeIds")?.Select(scope.Account).ToList();
        if (input.TextOrNone("state") is { } state) SetState(pull, state);
        PullRequestChanges.Text(pull, input.TextOrNone("title"), input.TextOrNone("body"));
        if (input.TextOrNone("baseRefName") is { } target) PullRequestChanges.Base(pull, target);
        if (labels is not null)
        {
            pull.People.Labels.Clear();
            pull.People.Label(labels);
        }

        if (assignees is not null)
        {
            pull.People.Assignees.Clear();
            pull.People.Assign(assignees);
        }

        return [("pullRequest", pull), ("actor", scope.World.AppBot)];
    }

    public static (string Field, object? Value)[] Close(InputValues input, FieldScope scope) =>
        Change(input, scope, PullRequestChanges.Close);

    public static (string Field, object? Value)[] Reopen(InputValues input, FieldScope scope) =>
        Change(input, scope, PullRequestChanges.Reopen);

    public static (string Field, object? Value)[] MakeDraft(InputValues input, FieldScope scope) =>
        Change(input, scope, p => p.IsDraft = true);

    public static (string Field, object? Value)[] MakeReady(InputValues input, FieldScope scope) => Change(input, scope, p =>
    {
        p.IsDraft = false;
        AutoMerge.Run(p.Repository);
    });

    public static SimulatedPullRequest Find(string nodeId, FieldScope scope)
    {
        var pull = scope.PullRequest(nodeId);
        scope.Token.RequireWritable(pull.Repository, "pull_requests");
        return pull;
    }

    private static (string Field, object? Value)[] Change(InputValues input, FieldScope scope, Action<SimulatedPullRequest> change)
    {
        var pull = Find(input.Text("pullRequestId"), scope);
        change(pull);
        return [("pullRequest", pull)];
    }

    private static void SetState(SimulatedPullRequest pull, string state)
    {
        if (PullRequestFields.State(pull) == state) return;
        if (state == "CLOSED") PullRequestChanges.Close(pull);
        else PullRequestChanges.Reopen(pull);
    }
}
