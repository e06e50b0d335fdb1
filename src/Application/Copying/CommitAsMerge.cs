using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying;

/// <summary>A commit of the source branch, told as a merge would be that left the branch so: without a pull request, and of nobody in particular.</summary>
internal static class CommitAsMerge
{
    /// <param name="commit">The commit.</param>
    /// <param name="source">Whose branch it is on.</param>
    /// <param name="access">The way to the source.</param>
    /// <param name="what">What is done with it; the first word of the title.</param>
    public static MergedPullRequest AsMerge(this SourceCommit commit, Source source, RepositoryAccess access, string what) => new()
    {
        Repository = source.Repository,
        PresentName = access.Name == source.Repository ? null : access.Name,
        RepositoryId = commit.RepositoryId,
        Number = null,
        Title = $"{what} of {source.Branch} at {commit.Commit.Abbreviated}",
        Url = commit.Url,
        Author = new Person("", 0),
        Branch = source.Branch,
        MergeCommit = commit.Commit,
        ChangedFiles = 0,
        InstallationId = access.Installation,
    };
}
