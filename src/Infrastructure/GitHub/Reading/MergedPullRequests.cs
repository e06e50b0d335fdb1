using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Octokit;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Closed pull requests by REST (https://docs.github.com/rest/pulls/pulls#list-pull-requests).</summary>
internal sealed class MergedPullRequests(GitHubConnections connections) : IMergedPullRequests
{
    private const int PageSize = 100;

    public async Task<MergedPage> ListAsync(RepositoryAccess source, BranchName branch, int page, CancellationToken cancellationToken)
    {
        var wanted = new PullRequestRequest
        {
            State = ItemStateFilter.Closed,
            Base = branch.Value,
            SortProperty = PullRequestSort.Updated,
            SortDirection = SortDirection.Descending,
        };
        var listed = await connections.Rest(source.Installation).PullRequest
            .GetAllForRepository(source.Name.Owner, source.Name.Name, wanted, new ApiOptions { PageSize = PageSize, StartPage = page, PageCount = 1 })
            .WaitAsync(cancellationToken);
        return new MergedPage(
            [.. listed.Where(pull => pull.MergedAt is not null).Select(pull => new SeenMerge(IdentityOf(pull), pull.MergedAt!.Value))],
            listed.Count == 0 ? null : listed[0].UpdatedAt,
            listed.Count == 0 ? null : listed[^1].UpdatedAt,
            listed.Count < PageSize);
    }

    public async Task<MergedPullRequest> GetAsync(RepositoryAccess source, int number, CancellationToken cancellationToken) =>
        ToMerge(source, await ReadAsync(source, number, cancellationToken));

    public async Task<FoundPullRequest?> FindAsync(RepositoryAccess source, int number, CancellationToken cancellationToken)
    {
        try
        {
            var pull = await ReadAsync(source, number, cancellationToken);
            var state = pull.Merged ? PullRequestState.Merged : pull.State.Value == ItemState.Open ? PullRequestState.Open : PullRequestState.Closed;
            return new FoundPullRequest(ToMerge(source, pull), state, CommitSha.Parse(pull.Head.Sha));
        }
        catch (FaultException exception) when (exception.Fault is Permanent { IsNotFound: true })
        {
            return null;
        }
    }

    private Task<PullRequest> ReadAsync(RepositoryAccess source, int number, CancellationToken cancellationToken) =>
        connections.Rest(source.Installation).PullRequest.Get(source.Name.Owner, source.Name.Name, number).WaitAsync(cancellationToken);

    private static MergedPullRequest ToMerge(RepositoryAccess source, PullRequest pull) => new()
    {
        Repository = source.Name,
        RepositoryId = pull.Base.Repository.Id,
        Number = pull.Number,
        Title = pull.Title,
        Url = pull.HtmlUrl,
        // An account that was deleted may be left out.
        Author = new Person(pull.User?.Login ?? "ghost", pull.User?.Id ?? 0),
        MergedBy = pull.MergedBy?.Login,
        Branch = BranchName.Parse(pull.Base.Ref),
        MergeCommit = CommitOf(pull),
        ChangedFiles = pull.ChangedFiles,
        InstallationId = source.Installation,
    };

    private static MergeIdentity IdentityOf(PullRequest pull) => new(pull.Base.Repository.Id, pull.Number, CommitOf(pull));

    private static CommitSha? CommitOf(PullRequest pull) => CommitSha.TryParse(pull.MergeCommitSha, out var commit) ? commit : null;
}
