using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

internal sealed class PullRequestList(SimulatedRepository repository)
{
    private readonly List<SimulatedPullRequest> _all = [];

    public IReadOnlyList<SimulatedPullRequest> All => _all;

    public IEnumerable<SimulatedPullRequest> Open => _all.Where(p => p.State == PullRequestState.Open);

    public int NextNumber => _all.Count + 1;

    public SimulatedPullRequest? Find(int number) => number >= 1 && number <= _all.Count ? _all[number - 1] : null;

    public SimulatedPullRequest Add(PullRequestRequest request, Account author)
    {
        var pull = new SimulatedPullRequest(repository, NextNumber, author, request.HeadRepository, request.HeadBranch, request.BaseBranch)
        {
            Title = request.Title,
            Body = request.Body,
            IsDraft = request.IsDraft,
        };
        pull.People.Label(request.Labels.Select(repository.LabelList.Ensure));
        _all.Add(pull);
        return pull;
    }

    /// <summary>GitHub's words for why such a pull request cannot be opened; null when it can.</summary>
    public string? Refusal(PullRequestRequest request)
    {
        var head = request.HeadRepository.Refs.Find(RefNames.Branch(request.HeadBranch));
        var target = repository.Refs.Find(RefNames.Branch(request.BaseBranch));
        var nothing = $"No commits between {request.BaseBranch} and {request.HeadBranch}";
        if (head is null) return $"Head sha can't be blank, Base sha can't be blank, {nothing}, Head ref must be a branch";
        if (target is null) return $"Base sha can't be blank, {nothing}, Base ref must be a branch";
        if (Open.Any(p => p.HeadRepository == request.HeadRepository && p.HeadBranch == request.HeadBranch && p.BaseBranch == request.BaseBranch))
            return $"A pull request already exists for {request.HeadRepository.Owner.Login}:{request.HeadBranch}.";
        var history = new History(repository.Objects);
        if (history.MergeBase(target, head) is null) return $"The {request.HeadBranch} branch has no history in common with {request.BaseBranch}";
        return history.IsAncestor(head, target) ? nothing : null;
    }
}

internal sealed record PullRequestRequest(SimulatedRepository HeadRepository, string HeadBranch, string BaseBranch, string Title, string Body)
{
    public bool IsDraft { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];
}
