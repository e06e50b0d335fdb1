using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.GraphQL.Fields;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

internal static class PullRequestMutations
{
    public static (string Field, object? Value)[] Create(InputValues input, FieldScope scope)
    {
        var repository = scope.RepositoryWithId(input.Text("repositoryId"));
        scope.RequireWritable(repository, "pull_requests");
        var headRepository = input.TextOrNone("headRepositoryId") is { } id ? scope.RepositoryWithId(id) : repository;
        var head = input.Text("headRefName");
        if (head.StartsWith(repository.Owner.Login + ":", StringComparison.OrdinalIgnoreCase)) head = head[(repository.Owner.Login.Length + 1)..];
        var request = new PullRequestRequest(headRepository, RefNames.Short(head), RefNames.Short(input.Text("baseRefName")), input.Text("title"), input.TextOrNone("body") ?? "")
        {
            IsDraft = input.Flag("draft"),
        };
        if (string.IsNullOrWhiteSpace(request.Title)) throw GitHubError.Unprocessable("Title can't be blank");
        if (repository.Pulls.Refusal(request) is { } refusal) throw GitHubError.Unprocessable(refusal);
        return [("pullRequest", repository.Pulls.Add(request, scope.World.AppBot))];
    }

    public static (string Field, object? Value)[] Update(InputValues input, FieldScope scope)
    {
        var pull = Find(input.Text("pullRequestId"), scope);
        var title = input.TextOrNone("title");
        if (title is not null && string.IsNullOrWhiteSpace(title)) throw GitHubError.Unprocessable("Title can't be blank");
        if (input.TextOrNone("state") is { } state) SetState(pull, state, scope);
        pull.Title = title ?? pull.Title;
        pull.Body = input.TextOrNone("body") ?? pull.Body;
        pull.UpdatedAt = scope.World.Now;
        return [("pullRequest", pull)];
    }

    public static (string Field, object? Value)[] Close(InputValues input, FieldScope scope)
    {
        var pull = Find(input.Text("pullRequestId"), scope);
        SetState(pull, "CLOSED", scope);
        return [("pullRequest", pull)];
    }

    public static (string Field, object? Value)[] Comment(InputValues input, FieldScope scope)
    {
        var pull = Find(input.Text("subjectId"), scope);
        if (string.IsNullOrWhiteSpace(input.Text("body"))) throw GitHubError.Unprocessable("Body can't be blank");
        var comment = new PullRequestComment(scope.World.NextId(), scope.World.AppBot.Login, input.Text("body"), scope.World.Now);
        pull.CommentList.Add(comment);
        return [("commentEdge", new CommentSource(pull, comment))];
    }

    private static SimulatedPullRequest Find(string nodeId, FieldScope scope)
    {
        if (NodeId.Read(NodeId.PullRequestKind, nodeId) is not [var id, var number]) throw FieldScope.Unknown(nodeId);
        var repository = scope.Repository(id, nodeId);
        scope.RequireWritable(repository, "pull_requests");
        return (int.TryParse(number, out var n) ? repository.Pulls.Find(n) : null) ?? throw FieldScope.Unknown(nodeId);
    }

    private static void SetState(SimulatedPullRequest pull, string state, FieldScope scope)
    {
        if (PullRequestFields.State(pull) == state) return;
        if (pull.State == PullRequestState.Merged) throw GitHubError.Unprocessable("Pull request is already merged");
        if (state == "CLOSED")
        {
            pull.Close(scope.World.Now);
            return;
        }

        if (pull.HeadRepository?.Refs.Find(RefNames.Branch(pull.HeadBranch)) is not { } head)
            throw GitHubError.Unprocessable($"state cannot be changed. The {pull.HeadBranch} branch has been deleted.");
        pull.LastHead = head;
        pull.Reopen(scope.World.Now);
    }
}
