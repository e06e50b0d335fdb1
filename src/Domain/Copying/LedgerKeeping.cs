using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What the ledger has to remember of a change set that was written.</summary>
public static class LedgerKeeping
{
    /// <param name="decision">What was written.</param>
    /// <param name="page">What was known before.</param>
    /// <param name="merge">Where it comes from.</param>
    /// <param name="target">The target before the write.</param>
    /// <param name="isProposal">Whether it stands in a pull request.</param>
    public static IReadOnlyList<LedgerChange> After(ChangeSetDecision decision, LedgerPage page, MergedPullRequest merge, TargetSnapshot.Open target, bool isProposal) =>
    [
        .. decision.Writes.Select(write => new LedgerChange(write.Edit.TargetPath, Written(write, page.Of(write.Edit.TargetPath), merge, target, isProposal))),
        .. decision.Deletions.Select(delete => new LedgerChange(delete.TargetPath, isProposal ? page.Of(delete.TargetPath) : null)),
    ];

    private static LedgerEntry Written(DecidedWrite write, LedgerEntry? before, MergedPullRequest merge, TargetSnapshot.Open target, bool isProposal)
    {
        var entry = new LedgerEntry
        {
            SourceRepositoryId = merge.RepositoryId,
            Source = merge.Repository,
            SourcePath = write.Edit.SourcePath,
            SourceCommit = merge.MergeCommit!,
        };
        if (!isProposal)
        {
            return entry with { Landed = write.Content };
        }

        // An earlier proposal that the target branch holds by now has been merged.
        var onBranch = target.Base.Files.GetValueOrDefault(write.Edit.TargetPath.Value);
        var landed = before?.Proposed is { } proposed && proposed == onBranch ? proposed : before?.Landed;
        return entry with { Landed = landed, Proposed = write.Content };
    }
}
