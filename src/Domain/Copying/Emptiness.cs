namespace ExamplesCopier.Domain.Copying;

/// <summary>Tells when a pull request of ours has nothing left to propose.</summary>
public static class Emptiness
{
    /// <summary>Whether everything that the pull request changes is, with this change set, as it is on the target branch.</summary>
    public static bool Follows(ChangeSet set, ChangeSetDecision decision, TargetSnapshot.Open target)
    {
        if (target is not { PullRequest.Paths: { } paths, Head: { } head })
        {
            return false;
        }

        var known = set.Edits.Select(edit => edit.TargetPath.Value).ToHashSet(StringComparer.Ordinal);
        var after = new Dictionary<string, FileState>(head.Files, StringComparer.Ordinal);
        foreach (var write in decision.Writes)
        {
            after[write.Edit.TargetPath.Value] = write.Content;
        }

        foreach (var deletion in decision.Deletions)
        {
            after.Remove(deletion.TargetPath.Value);
        }

        // What it changes besides was not read: then something may be left in it.
        return paths.All(path => known.Contains(path) && after.GetValueOrDefault(path) == target.Base.Files.GetValueOrDefault(path));
    }
}
