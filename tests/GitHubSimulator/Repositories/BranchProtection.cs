namespace ExamplesCopier.GitHubSimulator.Repositories;

/// <summary>A ruleset on one branch that lets nobody push without a pull request, except an App on its bypass list.</summary>
public sealed record BranchProtection(string Branch)
{
    /// <summary>Whether the App is on the bypass list.</summary>
    public bool AppMayBypass { get; init; }

    /// <summary>Approvals a pull request needs; only shown to readers.</summary>
    public int RequiredApprovals { get; init; } = 1;
}
