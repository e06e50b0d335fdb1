using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Doctor;

/// <summary>A branch that the configuration names, and all that it is for.</summary>
internal sealed record RepositoryUse(RepositoryName Repository, BranchName Branch)
{
    /// <summary>The installation that the configuration names for it; null when none.</summary>
    public InstallationId? Installation { get; init; }

    public bool IsSource { get; init; }

    public bool IsTarget { get; init; }

    /// <summary>Commits are made on the branch itself, and not only proposed.</summary>
    public bool IsCommittedTo { get; init; }

    public override string ToString() => $"{Repository}@{Branch}";

    /// <summary>Each branch once.</summary>
    public static IReadOnlyList<RepositoryUse> Of(CopierConfiguration configuration) =>
    [
        .. configuration.Sources.SelectMany(Of)
            .GroupBy(use => (use.Repository, use.Branch))
            .Select(uses => new RepositoryUse(uses.First().Repository, uses.Key.Branch)
            {
                Installation = uses.Select(use => use.Installation).FirstOrDefault(installation => installation is not null),
                IsSource = uses.Any(use => use.IsSource),
                IsTarget = uses.Any(use => use.IsTarget),
                IsCommittedTo = uses.Any(use => use.IsCommittedTo),
            }),
    ];

    private static IEnumerable<RepositoryUse> Of(Source source)
    {
        var targets = source.CopyRules.SelectMany(rule => rule.Targets).ToList();
        return targets
            .Select(target => new RepositoryUse(target.Repository, target.Branch)
            {
                Installation = target.InstallationId,
                IsTarget = true,
                IsCommittedTo = !source.BatchByRepo && target.Strategy.Type == CommitStrategyType.Direct,
            })
            .Prepend(new RepositoryUse(source.Repository, source.Branch)
            {
                Installation = source.InstallationId,
                IsSource = true,
                // The deprecation file is committed to the source branch.
                IsCommittedTo = targets.Any(target => target.Deprecation.Enabled),
            });
    }
}
