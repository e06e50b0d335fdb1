using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What one delivery does to one target branch under one strategy and group: one commit, at most one pull request.</summary>
/// <param name="Repository">The target.</param>
/// <param name="Branch">The target branch; a pull request is opened against it.</param>
/// <param name="Arrival">Whether it is committed there or proposed.</param>
/// <param name="Group">The rule's name, or <see cref="BatchGroup"/> for all rules together.</param>
public sealed record ChangeSetKey(RepositoryName Repository, BranchName Branch, Arrival Arrival, string Group)
{
    /// <summary>The group that holds all rules of a source.</summary>
    public const string BatchGroup = "batch";
}

/// <summary>How a change set reaches its target branch. New names are added at the end: the store keeps the number.</summary>
public enum Arrival
{
    Commit,
    PullRequest,

    /// <summary>Not a copy, but the record of lost ones: a commit on the source branch itself.</summary>
    Deprecation,
}
