using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Commits by REST: GraphQL's answers for a single commit are no smaller, and it compares branches only.</summary>
internal sealed class SourceHistory(RestReader rest) : ISourceHistory
{
    public async Task<SourceCommit> FindTipAsync(RepositoryAccess source, BranchName branch, CancellationToken cancellationToken)
    {
        var repository = await RepositoryAsync(source, cancellationToken);
        try
        {
            var found = await rest.GetAsync(source, $"git/ref/heads/{Escaped(branch.Value)}", ReadingJson.Default.ListedRef, cancellationToken);
            return CommitOf(repository, CommitSha.Parse(found.Body.Object.Sha));
        }
        catch (FaultException exception) when (exception.Fault is Permanent { IsNotFound: true })
        {
            throw new FaultException(new Permanent($"{source.Name} has no branch '{branch}'."), exception);
        }
    }

    public async Task<NamedCommit?> FindAsync(RepositoryAccess source, BranchName branch, BranchName reference, CancellationToken cancellationToken)
    {
        var repository = await RepositoryAsync(source, cancellationToken);
        try
        {
            // From the branch to what is named: an ancestor has nothing that the branch lacks, so that GitHub lists neither commits nor files.
            var basehead = Uri.EscapeDataString($"{branch.Value}...{reference.Value}");
            var found = await rest.GetAsync(source, $"compare/{basehead}?per_page=1", ReadingJson.Default.ListedComparison, cancellationToken);
            return new NamedCommit(CommitOf(repository, CommitSha.Parse(found.Body.MergeBaseCommit.Sha)), found.Body.Status is "behind" or "identical");
        }
        catch (FaultException exception) when (exception.Fault is Permanent { IsNotFound: true })
        {
            return null;
        }
    }

    private async Task<ListedRepository> RepositoryAsync(RepositoryAccess source, CancellationToken cancellationToken)
    {
        try
        {
            return (await rest.GetAsync(source, "", ReadingJson.Default.ListedRepository, cancellationToken)).Body;
        }
        catch (FaultException exception) when (exception.Fault is Permanent { IsNotFound: true })
        {
            throw new FaultException(new Permanent($"{source.Name} is not found, or the installation {source.Installation} does not reach it; give the App access to it."), exception);
        }
    }

    private static SourceCommit CommitOf(ListedRepository repository, CommitSha commit) => new(repository.Id, commit, $"{repository.HtmlUrl}/commit/{commit}");

    private static string Escaped(string name) => string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
}
