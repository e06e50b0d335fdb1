using System.IO.Enumeration;
using ExamplesCopier.GitHubSimulator.Git;

namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>A ruleset on the branches a pattern names (<c>*</c> stands for anything). An App on its bypass list is not held to it.</summary>
public sealed record BranchProtection(string Branch)
{
    /// <summary>Whether the App is on the bypass list.</summary>
    public bool AppMayBypass { get; init; }

    /// <summary>Lets nobody push without a pull request.</summary>
    public bool RequiresPullRequest { get; init; } = true;

    /// <summary>Approvals a pull request needs before it merges.</summary>
    public int RequiredApprovals { get; init; } = 1;

    /// <summary>Checks that must have passed on what is merged or pushed.</summary>
    public IReadOnlyList<string> RequiredChecks { get; init; } = [];

    /// <summary>Lets nobody create a branch of such a name.</summary>
    public bool RestrictsCreation { get; init; }

    internal bool Covers(string refName) =>
        refName.StartsWith("refs/heads/", StringComparison.Ordinal) && FileSystemName.MatchesSimpleExpression(Branch, RefNames.Short(refName), ignoreCase: false);
}

/// <summary>All rules on one branch, as its readers see them.</summary>
internal sealed record BranchRules(IReadOnlyList<BranchProtection> All)
{
    public string Pattern => All[0].Branch;

    public bool AppCanPush => All.All(p => p.AppMayBypass || !p.RequiresPullRequest);

    public int RequiredApprovals => All.Max(p => p.RequiredApprovals);

    public IReadOnlyList<string> RequiredChecks => [.. All.SelectMany(p => p.RequiredChecks).Distinct(StringComparer.Ordinal)];

    public bool BlocksCreations => All.Any(p => p.RestrictsCreation);
}
