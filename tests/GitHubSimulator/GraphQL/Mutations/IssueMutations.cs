using ExamplesCopier.GitHubSimulator.GraphQL.Execution;
using ExamplesCopier.GitHubSimulator.GraphQL.Fields;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Rules;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Mutations;

/// <summary>Labels, assignees, reviewers and comments.</summary>
internal static class IssueMutations
{
    public static (string Field, object? Value)[] AddLabels(InputValues input, FieldScope scope)
    {
        var pull = Find(input.Text("labelableId"), scope);
        pull.People.Label([.. input.Texts("labelIds")!.Select(scope.Label)]);
        return [("labelable", pull)];
    }

    public static (string Field, object? Value)[] AddAssignees(InputValues input, FieldScope scope)
    {
        var pull = Find(input.Text("assignableId"), scope);
        pull.People.Assign([.. input.Texts("assigneeIds")!.Select(scope.Account)]);
        return [("assignable", pull)];
    }

    public static (string Field, object? Value)[] RequestReviews(InputValues input, FieldScope scope)
    {
        var pull = PullRequestMutations.Find(input.Text("pullRequestId"), scope);
        var users = (input.Texts("userIds") ?? []).Select(scope.Account).ToList();
        var teams = (input.Texts("teamIds") ?? []).Select(scope.Team).ToList();
        var (usersBefore, teamsBefore) = (pull.People.Reviewers.ToList(), pull.People.Teams.ToList());
        pull.People.Request(users, teams);
        if (!input.Flag("union"))
        {
            pull.People.Reviewers.RemoveAll(a => usersBefore.Contains(a) && !users.Contains(a));
            pull.People.Teams.RemoveAll(t => teamsBefore.Contains(t) && !teams.Contains(t));
        }

        return [("pullRequest", pull), ("actor", scope.World.AppBot)];
    }

    public static (string Field, object? Value)[] CreateLabel(InputValues input, FieldScope scope)
    {
        var repository = scope.RepositoryWithId(input.Text("repositoryId"));
        scope.Token.RequireWritableIssue(repository);
        if (repository.LabelList.Find(input.Text("name")) is not null) throw GitHubError.Unprocessable("Name has already been taken");
        return [("label", repository.LabelList.Ensure(input.Text("name")))];
    }

    public static (string Field, object? Value)[] Comment(InputValues input, FieldScope scope)
    {
        var pull = Find(input.Text("subjectId"), scope);
        return [("commentEdge", new CommentSource(pull, PullRequestChanges.Comment(pull, input.Text("body")))), ("subject", pull)];
    }

    private static SimulatedPullRequest Find(string nodeId, FieldScope scope)
    {
        var pull = scope.PullRequest(nodeId);
        scope.Token.RequireWritableIssue(pull.Repository);
        return pull;
    }
}
