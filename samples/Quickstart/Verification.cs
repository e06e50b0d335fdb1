using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Git;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.Quickstart;

/// <summary>Looks into the simulated repositories themselves: everything that must have arrived is there, byte for byte, and nothing else is.</summary>
internal sealed class Verification(SimulatedGitHub github, IReadOnlyList<MergeResult> results)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Run()
    {
        foreach (var result in results)
        {
            CheckDelivery(result);
            foreach (var arrival in result.Merge.Arrivals)
            {
                CheckArrival(result, arrival);
            }
        }

        foreach (var target in Organisations.Targets)
        {
            CheckWhole(github.Repository(target));
        }

        _problems.AddRange(github.UnexpectedRequests.Select(request => $"GitHub would not know {request.Method} {request.Path}: {request.Reason}"));
        return _problems;
    }

    private void CheckDelivery(MergeResult result)
    {
        Expect(result.Answer == result.Merge.Answer, $"{result.Name}: the webhook was answered {result.Answer}, not {result.Merge.Answer}.");
        Expect(result.Delivery is null or { State: "succeeded" }, $"{result.Name}: the delivery is {result.Delivery?.State}: {result.Delivery?.Error}");
        Expect(result.Requests.Count <= result.Budget, $"{result.Name}: it cost {result.Requests.Count} requests, and may cost {result.Budget}.");
        var arrived = result.Delivery?.FilesDetail.Count(file => file.State == "succeeded") ?? 0;
        Expect(arrived == result.Merge.Arrivals.Count, $"{result.Name}: {arrived} files are said to have arrived, not {result.Merge.Arrivals.Count}.");
    }

    private void CheckArrival(MergeResult result, Arrival arrival)
    {
        var what = $"{result.Name}: {arrival.SourcePath} in {arrival.Target}, {arrival.TargetPath}";
        var file = result.Delivery?.FilesDetail.FirstOrDefault(file => file.TargetRepo == arrival.Target && file.TargetPath == arrival.TargetPath && file.State == "succeeded");
        if (file is null || result.Delivery!.ChangeSetOf(file) is not { Commit: { } commit } set)
        {
            _problems.Add($"{what}: it has not arrived.");
            return;
        }

        Expect(set.PullRequest is not null == arrival.Proposed, $"{what}: it must arrive by {(arrival.Proposed ? "pull request" : "commit")}.");
        var target = github.Repository(arrival.Target);
        var pull = target.PullRequests.FirstOrDefault(pull => pull.Number == set.PullRequest);
        var branch = arrival.Proposed ? pull?.HeadBranch ?? "" : "main";
        Expect(pull?.Url == set.PullRequestUrl, $"{what}: the pull request is {pull?.Url}, not {set.PullRequestUrl}.");
        if (!target.BranchNames.Contains(branch) || target.Commits(branch).All(known => known.Oid != commit))
        {
            _problems.Add($"{what}: the branch '{branch}' has no commit {commit}.");
            return;
        }

        var original = github.Repository(result.Merge.Source).Tree(result.Closed.MergeCommit!)[arrival.SourcePath];
        var copy = target.Tree(commit).GetValueOrDefault(arrival.TargetPath);
        Expect(copy is { Mode: GitMode.File } && copy.Bytes.Span.SequenceEqual(original.Bytes.Span), $"{what}: the bytes or the mode differ.");
    }

    private void CheckWhole(SimulatedRepository target)
    {
        var arrivals = results.SelectMany(result => result.Merge.Arrivals).Where(arrival => arrival.Target == target.FullName).ToLookup(arrival => arrival.Proposed, arrival => arrival.TargetPath);
        ExpectTree(target, "main", target.Tree(target.Commits("main")[^1].Oid).Keys.Concat(arrivals[false]));

        var commits = results.SelectMany(result => result.Delivery?.ChangeSets ?? []).Count(set => set.TargetRepo == target.FullName && set.PullRequest is null);
        Expect(target.Commits("main").Count == 1 + commits, $"{target.FullName}: main has {target.Commits("main").Count} commits, not {1 + commits}.");

        var pulls = target.PullRequests;
        Expect(pulls.Count == (arrivals.Contains(true) ? 1 : 0), $"{target.FullName}: there are {pulls.Count} pull requests.");
        foreach (var pull in pulls)
        {
            ExpectTree(target, pull.HeadBranch, target.Tree(pull.BaseOid).Keys.Concat(arrivals[true]));
        }
    }

    private void ExpectTree(SimulatedRepository repository, string branch, IEnumerable<string> paths)
    {
        var expected = paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var actual = repository.Tree(branch).Keys.Order(StringComparer.Ordinal).ToList();
        Expect(actual.SequenceEqual(expected), $"{repository.FullName}@{branch} holds {string.Join(", ", actual)}; it must hold {string.Join(", ", expected)}.");
    }

    private void Expect(bool holds, string problem)
    {
        if (!holds)
        {
            _problems.Add(problem);
        }
    }
}
