using System.Globalization;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Deliveries;

/// <summary>What makes a merge the same merge, whatever told of it.</summary>
/// <param name="RepositoryId">GitHub's number of the repository; it survives renames.</param>
/// <param name="Number">The pull request.</param>
/// <param name="Commit">What it became; null while GitHub does not say.</param>
public sealed record MergeIdentity(long RepositoryId, int Number, CommitSha? Commit)
{
    /// <summary>The merge in one line, unique among all merges.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{RepositoryId}#{Number}@{Commit?.Value ?? "?"}");

    /// <summary>The same, as it is told before its commit is known.</summary>
    public MergeIdentity Unresolved => this with { Commit = null };
}
