using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>The wish that a pull request be merged as soon as nothing stands in the way.</summary>
internal sealed record AutoMerge(Account By, MergeMethod Method, DateTimeOffset EnabledAt)
{
    public string? Headline { get; init; }

    public string? Body { get; init; }

    /// <summary>Merges what is ready and set to merge.</summary>
    public static void Run(SimulatedRepository repository)
    {
        foreach (var pull in repository.Pulls.Open.Where(p => p.AutoMerge is not null).ToList())
        {
            if (pull.MergeState.TrueStatus is not ("CLEAN" or "UNSTABLE")) continue;
            var wish = pull.AutoMerge!;
            new MergePullRequest(pull, wish.By) { Headline = wish.Headline, Body = wish.Body }.Run(wish.Method);
            repository.World.Closed(pull, wish.By);
        }
    }
}
