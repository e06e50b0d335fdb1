using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Repositories;

/// <summary>Where people look at repositories; asks GitHub nothing.</summary>
public sealed record GetRepositoryPages : IRequest<RepositoryPages>;

internal sealed class GetRepositoryPagesHandler(IAppRegistration registration) : IRequestHandler<GetRepositoryPages, RepositoryPages>
{
    public Task<RepositoryPages> Handle(GetRepositoryPages request, CancellationToken cancellationToken) => Task.FromResult(new RepositoryPages(registration.Web));
}

/// <summary>The addresses of GitHub's pages about repositories; those of github.com and of an Enterprise Server have the same paths.</summary>
/// <param name="web">Where they begin; it ends with a slash.</param>
public sealed class RepositoryPages(Uri web)
{
    public string Repository(RepositoryName repository) => $"{web}{repository}";

    public string Branch(RepositoryName repository, BranchName branch) => $"{web}{repository}/tree/{Escape(branch.Value)}";

    public string Commit(RepositoryName repository, CommitSha commit) => $"{web}{repository}/commit/{commit.Value}";

    public string PullRequest(RepositoryName repository, int number) => $"{web}{repository}/pull/{number}";

    /// <param name="repository">The repository.</param>
    /// <param name="at">A branch, or a commit.</param>
    /// <param name="path">The file's path.</param>
    public string File(RepositoryName repository, string at, string path) => $"{web}{repository}/blob/{Escape(at)}/{Escape(path)}";

    public string Person(string login) => $"{web}{Escape(login)}";

    private static string Escape(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
