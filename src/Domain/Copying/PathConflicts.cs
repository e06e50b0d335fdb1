namespace ExamplesCopier.Domain.Copying;

/// <summary>
/// Keeps one target path to one source file, over all change sets that go to one branch. Paths that differ only by case count as one,
/// since Windows and macOS cannot hold both.
/// </summary>
internal static class PathConflicts
{
    public static void Refuse(IEnumerable<ChangeSetDraft> drafts)
    {
        foreach (var branch in drafts.GroupBy(draft => (draft.Key.Repository, draft.Key.Branch)))
        {
            RefuseWithin([.. branch.SelectMany(draft => draft.Edits.Select(edit => new Claim(draft, edit)))]);
        }
    }

    private static void RefuseWithin(IReadOnlyList<Claim> claims)
    {
        var byPath = claims
            .GroupBy(claim => claim.Edit.TargetPath.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.OrdinalIgnoreCase);

        foreach (var rivals in byPath.Values.Where(rivals => rivals.Count > 1))
        {
            Settle(rivals);
        }

        var written = byPath.Values.SelectMany(rivals => rivals).Where(claim => claim.Edit is FileEdit.Write).ToList();
        var folded = written.ToLookup(claim => claim.Edit.TargetPath.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var inner in written)
        {
            foreach (var outer in inner.Edit.TargetPath.Folders().SelectMany(ancestor => folded[ancestor]))
            {
                inner.Refuse(ConflictReasons.FileAbove(outer.Edit.TargetPath, outer.Edit.SourcePath, outer.Edit.Rule));
                outer.Refuse(ConflictReasons.FileBelow(outer.Edit.TargetPath, inner.Edit.SourcePath, inner.Edit.Rule));
            }
        }
    }

    private static void Settle(List<Claim> rivals)
    {
        var writes = rivals.Where(claim => claim.Edit is FileEdit.Write).ToList();
        foreach (var deletion in rivals.Where(claim => claim.Edit is FileEdit.Delete).Where(claim => IsOvertaken(claim, rivals, writes)).ToList())
        {
            deletion.Draft.Drop(deletion.Edit);
        }

        var distinct = writes.DistinctBy(claim => (claim.Draft.Key, claim.Edit.SourcePath, claim.Edit.TargetPath)).ToList();
        foreach (var repeated in writes.Except(distinct))
        {
            repeated.Draft.Drop(repeated.Edit);
        }

        foreach (var claim in distinct.Where(_ => distinct.Count > 1))
        {
            var others = distinct.Where(other => other != claim).Select(other => (other.Edit.SourcePath, other.Edit.Rule));
            claim.Refuse(ConflictReasons.SamePath(claim.Edit.TargetPath, others));
        }
    }

    // A write of the same path, or an earlier deletion of it, makes a deletion superfluous. Another case is another path in git.
    private static bool IsOvertaken(Claim deletion, List<Claim> rivals, List<Claim> writes) =>
        writes.Any(write => write.Edit.TargetPath == deletion.Edit.TargetPath)
        || rivals.First(rival => rival.Edit.TargetPath == deletion.Edit.TargetPath) != deletion;

    private sealed record Claim(ChangeSetDraft Draft, FileEdit Edit)
    {
        public bool Equals(Claim? other) => other is not null && ReferenceEquals(Edit, other.Edit);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Edit);

        public void Refuse(string reason) => Draft.Refuse(Edit, reason);
    }
}
