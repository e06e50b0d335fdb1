using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.GitHubSimulator.Rules;

/// <summary>What the App changes about a pull request, the same for REST and GraphQL.</summary>
internal static class PullRequestChanges
{
    public static void Text(SimulatedPullRequest pull, string? title, string? body)
    {
        if (title is not null && string.IsNullOrWhiteSpace(title)) throw GitHubError.Unprocessable("Title can't be blank");
        if (body?.Length > 65_536) throw GitHubError.Unprocessable("Body is too long (maximum is 65536 characters)");
        pull.Title = title ?? pull.Title;
        pull.Body = body ?? pull.Body;
        pull.UpdatedAt = pull.Repository.World.Now;
    }

    public static void Base(SimulatedPullRequest pull, string branch)
    {
        if (pull.Repository.Refs.Find(RefNames.Branch(branch)) is null) throw GitHubError.Unprocessable("Base ref must be a branch");
        pull.BaseBranch = RefNames.Short(branch);
    }

    public static void Close(SimulatedPullRequest pull)
    {
        var world = pull.Repository.World;
        if (pull.State == PullRequestState.Closed) return;
        if (pull.State == PullRequestState.Merged) throw GitHubError.Unprocessable("Pull request is already merged");
        pull.Close(world.Now, world.AppBot);
        world.Closed(pull, world.AppBot);
    }

    public static void Reopen(SimulatedPullRequest pull)
    {
        if (pull.State == PullRequestState.Open) return;
        if (pull.State == PullRequestState.Merged) throw GitHubError.Unprocessable("Pull request is already merged");
        if (pull.HeadRepository?.Refs.Find(RefNames.Branch(pull.HeadBranch)) is not { } head)
            throw GitHubError.Unprocessable($"state cannot be changed. The {pull.HeadBranch} branch has been deleted.");
        if (pull.Repository.Pulls.Open.Any(p => p.HeadRepository == pull.HeadRepository && p.HeadBranch == pull.HeadBranch && p.BaseBranch == pull.BaseBranch))
            throw GitHubError.Unprocessable($"state cannot be changed. There is already an open pull request from {pull.HeadBranch} to {pull.BaseBranch}.");
        pull.LastHead = head;
        pull.Reopen(pull.Repository.World.Now);
    }

    public static PullRequestComment Comment(SimulatedPullRequest pull, string body)
    {
        if (string.IsNullOrWhiteSpace(body)) throw GitHubError.Unprocessable("Body can't be blank");
        if (body.Length > 65_536) throw GitHubError.Unprocessable("Body is too long (maximum is 65536 characters)");
        var world = pull.Repository.World;
        var comment = new PullRequestComment(world.NextId(), world.AppBot.Login, body, world.Now);
        pull.CommentList.Add(comment);
        pull.UpdatedAt = world.Now;
        return comment;
    }
}
