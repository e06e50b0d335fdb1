using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.PullRequests;

/// <summary>A person pushes a branch and opens a pull request from it.</summary>
internal sealed class OpenPullRequest(SimulatedRepository repository, PullRequestBuilder wanted)
{
    private readonly World _world = repository.World;

    public SimulatedPullRequest Run()
    {
        var baseBranch = wanted.BaseBranch ?? repository.DefaultBranch;
        var headRepository = HeadRepository();
        var headBranch = wanted.HeadBranch ?? $"change-{repository.Pulls.NextNumber}";
        Push(headRepository, headBranch, baseBranch);
        var title = wanted.TitleText ?? $"Change {repository.Pulls.NextNumber}";
        var request = new PullRequestRequest(headRepository, headBranch, baseBranch, title, wanted.BodyText)
        {
            IsDraft = wanted.IsDraft,
            Labels = [.. wanted.LabelNames],
        };
        if (repository.Pulls.Refusal(request) is { } refusal) throw new InvalidOperationException(refusal);
        var pull = repository.Pulls.Add(request, _world.Accounts.Person(wanted.Author));
        pull.Copies = wanted.Finished.SelectMany(f => f.Edits).OfType<FileEdit.Copy>().ToDictionary(c => c.To, c => c.Path, StringComparer.Ordinal);
        if (wanted.ChangedFileCountToTell is { } told) pull.ChangedFileCount = told;
        if (wanted.DeletesFork) DeleteFork(pull);
        return pull;
    }

    private SimulatedRepository HeadRepository()
    {
        if (wanted.ForkOwner is not { } owner) return repository;
        return _world.Repositories.Find($"{owner}/{repository.Name}") ?? _world.Repositories.Fork(repository, owner);
    }

    private void Push(SimulatedRepository head, string branch, string baseBranch)
    {
        var name = RefNames.Branch(branch);
        var tip = head.Refs.Find(name) ?? wanted.StartCommit ?? repository.Resolve(baseBranch).Oid;
        var author = AccountList.Sign(_world.Accounts.Person(wanted.Author), _world.Now);
        if (wanted.Edits.Count > 0) wanted.Commit(wanted.TitleText ?? "Change files");
        foreach (var (message, edits) in wanted.Finished) tip = head.Branches.CommitOn(tip, author, message, edits);
        head.Branches.Set(name, tip);
    }

    private void DeleteFork(SimulatedPullRequest pull)
    {
        _world.Repositories.Delete(pull.HeadRepository!);
        pull.HeadRepository = null;
    }
}
