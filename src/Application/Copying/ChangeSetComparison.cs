using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Copying;

/// <summary>Compares a change set with its target, by what the ledger knows, or else by what the target's own history tells.</summary>
internal sealed class ChangeSetComparison(ILedger ledger, IRepositoryContents contents)
{
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    public async Task<(ChangeSetDecision Decision, LedgerPage Page)> DecideAsync(ChangeSetWork work, TargetSnapshot.Open target, CancellationToken cancellationToken)
    {
        var key = work.Set.Key;
        var page = new LedgerPage(
            work.Job.Merge.RepositoryId,
            await ledger.ReadAsync(key.Repository, key.Branch, [.. work.Set.Edits.Select(edit => edit.TargetPath)], cancellationToken));
        var decision = work.Decide(target, page);
        if (decision.Unclaimed.Count == 0)
        {
            return (decision, page);
        }

        // The ledger may have been lost with a database; the branch's own history remembers.
        var origins = await contents.FindOriginsAsync(work.Target.Query.Repository, target.Present.Head, [.. decision.Unclaimed.Select(delete => delete.TargetPath)], cancellationToken);
        page = page.With(Learnt(work, target, decision, origins));
        return (work.Decide(target, page).LeavingUnclaimed(), page);
    }

    private static Dictionary<string, LedgerEntry> Learnt(ChangeSetWork work, TargetSnapshot.Open target, ChangeSetDecision decision, IReadOnlyDictionary<string, CopyOrigin> origins) =>
        decision.Unclaimed
            .Where(delete => origins.TryGetValue(delete.TargetPath.Value, out var origin) && origin.Source == work.Job.Merge.Repository)
            .ToDictionary(
                delete => delete.TargetPath.Value,
                delete => new LedgerEntry
                {
                    SourceRepositoryId = work.Job.Merge.RepositoryId,
                    Source = work.Job.Merge.Repository,
                    SourcePath = delete.SourcePath,
                    SourceCommit = origins[delete.TargetPath.Value].Commit,
                    Landed = target.Present.Files[delete.TargetPath.Value],
                },
                StringComparer.Ordinal);
}
