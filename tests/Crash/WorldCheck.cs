using System.Globalization;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.Crash;

/// <summary>Compares everything on GitHub, and every delivery, with what was merged.</summary>
internal sealed class WorldCheck(CrashWorld world)
{
    private readonly Verdict _verdict = new();
    private readonly List<Touch> _touches = [];

    public Verdict Judge(IReadOnlyList<Webhooks.Sent> merges, IReadOnlyList<JsonObject> deliveries, IReadOnlyList<JsonObject> audit, IReadOnlyList<JsonObject> ledger)
    {
        LookAtDeliveries(merges, deliveries);
        foreach (var target in new[] { Routes.Docs, Routes.Site })
        {
            foreach (var branch in Routes.Branches)
            {
                LookAtDirect(target, branch, deliveries);
            }
        }

        foreach (var source in world.Sources)
        {
            LookAtLiving(source);
            LookAtSingles(source);
        }

        var records = new RecordCheck(world.GitHub, _touches, _verdict);
        records.CompareAudit(audit, deliveries);
        records.CompareLedger(ledger);
        foreach (var request in world.GitHub.UnexpectedRequests)
        {
            _verdict.Wrong.Add($"GitHub would not know {request.Method} {request.Path}: {request.Reason}");
        }

        return _verdict;
    }

    private void LookAtDeliveries(IReadOnlyList<Webhooks.Sent> merges, IReadOnlyList<JsonObject> deliveries)
    {
        var rows = deliveries.ToLookup(delivery => $"{delivery["source_repo"]}#{delivery["pull_request"]}");
        foreach (var merge in merges)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{merge.Source}#{merge.Number}");
            var found = rows[name].ToList();
            if (found.Count == 0)
            {
                _verdict.Lost.Add($"{name} has no delivery{(merge.IsTaken ? ", and its webhook was answered with 200" : "")}");
            }
            else if (found.Count > 1)
            {
                _verdict.Duplicated.Add($"{name} has {found.Count} deliveries");
            }

            foreach (var row in found.Where(row => (string)row["state"]! != "succeeded"))
            {
                _verdict.Lost.Add($"{name} is {row["state"]}: {row["error"]} (delivery {row["id"]}, {row["attempts"]} attempts)");
            }
        }
    }

    private void LookAtDirect(string target, string branch, IReadOnlyList<JsonObject> deliveries)
    {
        var check = Check(world.GitHub.Repository(target), branch, branch, world.Sources);
        check.CompareTip();
        check.CompareWith(world.PeoplesCommits);
        var told = deliveries
            .SelectMany(delivery => delivery["change_sets"]!.AsArray().Where(set => (string)set!["target_repo"]! == target && (string)set["branch"]! == branch && set["commit"] is not null)
                .Select(set => (Delivery: (string)delivery["id"]!, Commit: (string)set!["commit"]!)))
            .ToList();
        foreach (var (delivery, commit) in told.Where(told => !check.Ours.Contains(told.Commit)))
        {
            _verdict.Lost.Add($"{target}@{branch}: delivery {delivery} tells of commit {commit}, which is not there");
        }

        foreach (var commit in told.GroupBy(told => told.Commit).Where(commit => commit.Count() > 1))
        {
            _verdict.Duplicated.Add($"{target}@{branch}: {commit.Count()} change sets tell of commit {commit.Key}");
        }
    }

    private void LookAtLiving(CrashSource source)
    {
        var repository = world.GitHub.Repository(Routes.Handbook);
        var proposals = ProposalsOf(source, repository);
        var open = proposals.Where(pull => pull.State == PullRequestState.Open).ToList();
        if (open.Count > 1 || proposals.Select(pull => pull.HeadBranch).Distinct().Count() > 1)
        {
            _verdict.Duplicated.Add($"{repository.FullName}: pull requests {Numbers(proposals)} are all of {source.Repository}");
        }

        foreach (var closed in proposals.Where(pull => pull.State == PullRequestState.Closed))
        {
            if (closed.Comments.Count == 0)
            {
                _verdict.Wrong.Add($"{repository.FullName}#{closed.Number} was closed without a word");
            }

            Check(repository, closed.HeadOid, closed.BaseBranch, [source]);
        }

        foreach (var pull in open)
        {
            var check = Check(repository, pull.HeadBranch, pull.BaseBranch, [source]);
            check.CompareTip();
            check.CompareWith(world.PeoplesCommits);
        }

        if (open.Count == 0 && IsWanted(source, repository.FullName))
        {
            _verdict.Lost.Add($"{repository.FullName} has no open pull request of {source.Repository}");
        }
    }

    private void LookAtSingles(CrashSource source)
    {
        var repository = world.GitHub.Repository(Routes.Book);
        var proposals = ProposalsOf(source, repository);
        foreach (var same in proposals.GroupBy(pull => pull.HeadBranch).Where(same => same.Count() > 1))
        {
            _verdict.Duplicated.Add($"{repository.FullName}: pull requests {Numbers(same)} are all from {same.Key}");
        }

        foreach (var pull in proposals)
        {
            Check(repository, pull.HeadBranch, pull.BaseBranch, [source]);
        }

        foreach (var (path, versions) in source.Paths)
        {
            foreach (var route in Routes.Of(source, path).Where(route => route.Arrival == Arrival.Single && !versions[^1].IsDeletion))
            {
                var suffix = string.Create(CultureInfo.InvariantCulture, $"-pr-{versions[^1].Merge}");
                if (!proposals.Any(pull => pull.HeadBranch.EndsWith(suffix, StringComparison.Ordinal) && repository.Tree(pull.HeadBranch).ContainsKey(route.Path)))
                {
                    _verdict.Lost.Add($"{repository.FullName} has no pull request of {source.Repository}{suffix} with {route.Path}");
                }
            }
        }
    }

    private BranchCheck Check(SimulatedRepository repository, string branch, string into, IEnumerable<CrashSource> sources)
    {
        var check = new BranchCheck(repository, branch, into, sources, _verdict);
        check.Walk();
        _touches.AddRange(check.Touches);
        return check;
    }

    private List<SimulatedPullRequest> ProposalsOf(CrashSource source, SimulatedRepository repository)
    {
        var found = repository.PullRequests.Where(pull => pull.HeadBranch.StartsWith($"copier/{source.Repository}/", StringComparison.Ordinal)).ToList();
        _verdict.PullRequests += found.Count;
        return found;
    }

    private static bool IsWanted(CrashSource source, string repository) => source.Paths
        .Any(path => !path.Value[^1].IsDeletion && Routes.Of(source, path.Key).Any(route => route.Repository == repository));

    private static string Numbers(IEnumerable<SimulatedPullRequest> pulls) => string.Join(", ", pulls.Select(pull => $"#{pull.Number} ({pull.State})"));
}
