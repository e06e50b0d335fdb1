using ExamplesCopier.GitHubSimulator.Log;
using ExamplesCopier.GitHubSimulator.PullRequests;

namespace ExamplesCopier.Quickstart;

/// <summary>A merge, and what came of it.</summary>
/// <param name="Merge">What was merged.</param>
/// <param name="Closed">The merged pull request with its webhook.</param>
/// <param name="Delivery">How the service says that it went; null where it took nothing on.</param>
/// <param name="Requests">What GitHub was asked for it, without tokens and installations.</param>
internal sealed record MergeResult(Merge Merge, ClosedPullRequest Closed, Delivery? Delivery, IReadOnlyList<LoggedRequest> Requests)
{
    public string Name => $"{Merge.Source}#{Closed.Number}";

    /// <summary>The webhook's answer: its status, and the service's word for what it did.</summary>
    public string Answer => Answers.Describe(Closed.Answer!);

    /// <summary>
    /// The most that the work may cost: one list per 100 changed files, one read per 250 (file, repository) pairs and one more for each further
    /// installation, one write per change set, one blob per binary file.
    /// </summary>
    public int Budget
    {
        get
        {
            var files = Closed.PullRequest.Repository.Tree(Closed.MergeCommit!);
            var changed = Delivery?.FilesDetail.Select(file => file.Path).Distinct(StringComparer.Ordinal).Count() ?? 0;
            var targets = Delivery?.ChangeSets.Count ?? 0;
            var owners = Merge.Arrivals.Select(arrival => Owner(arrival.Target)).Append(Owner(Merge.Source)).Distinct(StringComparer.Ordinal).Count();
            var binaries = Merge.Arrivals.Select(arrival => arrival.SourcePath).Distinct(StringComparer.Ordinal).Count(path => files[path].Bytes.Span.Contains((byte)0));
            var reads = targets == 0 ? 0 : Ceiling(changed * (1 + targets), 250) + owners - 1;
            return Ceiling(changed, 100) + reads + targets + binaries;
        }
    }

    private static string Owner(string repository) => repository.Split('/')[0];

    private static int Ceiling(int count, int per) => (count + per - 1) / per;
}
