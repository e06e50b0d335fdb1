using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Copying;

/// <summary>
/// Compares a change set with its target, by what the ledger knows. What it does not know, or knows otherwise, the target's own history tells: the ledger
/// may have been lost with a database, and the answer to a write of ours with a connection or a process.
/// </summary>
internal sealed class ChangeSetComparison(ILedger ledger, IRepositoryContents contents)
{
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    public async Task<ComparedChangeSet> DecideAsync(ChangeSetWork work, TargetSnapshot.Open target, CancellationToken cancellationToken)
    {
        var key = work.Set.Key;
        var page = new LedgerPage(
            work.Job.Merge.RepositoryId,
            await ledger.ReadAsync(key.Repository, key.Branch, [.. work.Set.Edits.Select(edit => edit.TargetPath)], cancellationToken));
        var decision = work.Decide(target, page);
        // A write tells of a change, and is made all the same: where the last commit of all is people's, no request is spent to learn that the change was not theirs.
        var mayBeOurs = work.Job.IsResumed || target.Present.IsOurs;
        var doubtful = decision.Unclaimed.Concat<FileEdit>(mayBeOurs ? decision.Drifted.Select(write => write.Edit) : []).ToList();
        RepositoryPath[] asked = [.. doubtful.Concat(EarlierWork.Unexplained(work, target, decision, page)).Select(edit => edit.TargetPath).Distinct()];
        if (asked.Length == 0)
        {
            return new ComparedChangeSet(decision, page, null);
        }

        var history = await contents.FindOriginsAsync(work.Target.Query.Repository, target.Present.Head, asked, cancellationToken);
        page = page.With(Learnt(work, target, page, doubtful, history));
        decision = work.Decide(target, page).LeavingUnclaimed(page);
        return new ComparedChangeSet(decision, page, EarlierWork.Of(work, target, decision, page, history));
    }

    private static Dictionary<string, LedgerEntry> Learnt(
        ChangeSetWork work, TargetSnapshot.Open target, LedgerPage page, IEnumerable<FileEdit> doubtful, IReadOnlyDictionary<string, IReadOnlyList<CopyOrigin>> history)
    {
        var learnt = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
        foreach (var edit in doubtful)
        {
            if (history.GetValueOrDefault(edit.TargetPath.Value) is [{ IsLast: true } origin, ..] && origin.Source == work.Job.Merge.Repository)
            {
                var entry = (page.Of(edit.TargetPath) ?? EntryOf(work, edit, origin)) with { SourcePath = edit.SourcePath, SourceCommit = origin.Commit };
                var present = target.Present.Files[edit.TargetPath.Value];
                learnt[edit.TargetPath.Value] = target.Present == target.Base ? entry with { Landed = present } : entry with { Proposed = present };
            }
        }

        return learnt;
    }

    private static LedgerEntry EntryOf(ChangeSetWork work, FileEdit edit, CopyOrigin origin) => new()
    {
        SourceRepositoryId = work.Job.Merge.RepositoryId,
        Source = work.Job.Merge.Repository,
        SourcePath = edit.SourcePath,
        SourceCommit = origin.Commit,
    };
}

/// <summary>A change set after the comparison with its target.</summary>
/// <param name="Decision">What is to be written.</param>
/// <param name="Page">What is known of its paths.</param>
/// <param name="Earlier">What an earlier attempt wrote and could not record; null when there is nothing of the kind.</param>
internal sealed record ComparedChangeSet(ChangeSetDecision Decision, LedgerPage Page, EarlierWork? Earlier);
