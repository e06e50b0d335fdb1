using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Copying.Previewing;

/// <summary>The ways to the targets of a plan, and whether there is quota for what can wait.</summary>
internal sealed class PreviewTargets(IInstallations installations, IRepositoryPins pins, IInstallationQuotas quotas)
{
    /// <summary>Each change set of the plan, with the way to its target or with what stands in it.</summary>
    public async Task<IReadOnlyList<LocatedSet>> LocateAsync(CopyPlan plan, MergedPullRequest merge, CancellationToken cancellationToken)
    {
        var known = await pins.FindAsync([.. plan.ChangeSets.Select(set => set.Key.Repository).Distinct()], cancellationToken);
        var located = new List<LocatedSet>();
        foreach (var set in plan.ChangeSets)
        {
            try
            {
                located.Add(set.Edits.Count == 0
                    ? new LocatedSet(set, null, null)
                    : new LocatedSet(set, TargetedChangeSet.Of(set, merge, await TargetLookup.ResolveAsync(installations, set, known[set.Key.Repository], cancellationToken)), null));
            }
            catch (FaultException exception)
            {
                located.Add(new LocatedSet(set, null, exception.Fault));
            }
        }

        return located;
    }

    /// <summary>The first of the repositories whose quota is kept for merges; null when there is none.</summary>
    public PreviewAnswer.Scarce? ScarceOf(IEnumerable<RepositoryAccess> repositories) => repositories
        .Select(repository => quotas.ScarceUntil(repository.Installation) is { } until ? new PreviewAnswer.Scarce(repository.Installation, until) : null)
        .FirstOrDefault(scarce => scarce is not null);
}

/// <summary>A change set of a preview.</summary>
/// <param name="Set">What is planned.</param>
/// <param name="Target">How its target is asked for; null when it is not.</param>
/// <param name="Fault">Why it is not; null when nothing of the set may go anyway.</param>
internal sealed record LocatedSet(ChangeSet Set, TargetedChangeSet? Target, Fault? Fault);
