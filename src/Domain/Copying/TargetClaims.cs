using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>
/// Tells where paths that come one after another meet in a target, by the rules that <see cref="PathConflicts"/> applies to a whole
/// merge. Only the later of two can be told, and no more than <see cref="MaxRemembered"/> paths are remembered.
/// </summary>
public sealed class TargetClaims
{
    /// <summary>Enough for a large repository, and no more than about 100 MB.</summary>
    public const int MaxRemembered = 250_000;

    private readonly Dictionary<(RepositoryName, BranchName), Branch> _branches = [];
    private int _remembered;

    /// <summary>Whether paths came that are not remembered, so that not every meeting is told.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Why the file cannot go where an earlier one goes; null when it can.</summary>
    public string? Claim(string sourcePath, string rule, Placement placement)
    {
        var branch = BranchOf(placement);
        var path = placement.Path!;
        var claim = new Claimed(sourcePath, rule, placement.Key, path);
        var conflict = branch.ConflictOf(claim);
        if (_remembered < MaxRemembered)
        {
            _remembered += branch.Remember(claim);
        }
        else
        {
            IsIncomplete = true;
        }

        return conflict;
    }

    private Branch BranchOf(Placement placement)
    {
        var key = (placement.Target.Repository, placement.Target.Branch);
        if (!_branches.TryGetValue(key, out var branch))
        {
            _branches[key] = branch = new Branch();
        }

        return branch;
    }

    private sealed class Branch
    {
        private readonly Dictionary<string, Claimed> _files = new(StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, Claimed> _folders = new(StringComparer.OrdinalIgnoreCase);

        public string? ConflictOf(Claimed claim)
        {
            if (_files.TryGetValue(claim.Path.Value, out var same) && !same.IsRepeatedBy(claim))
            {
                return ConflictReasons.SamePath(claim.Path, [(same.SourcePath, same.Rule)]);
            }

            if (claim.Path.Folders().Select(folder => _files.GetValueOrDefault(folder)).FirstOrDefault(found => found is not null) is { } above)
            {
                return ConflictReasons.FileAbove(above.Path, above.SourcePath, above.Rule);
            }

            return _folders.TryGetValue(claim.Path.Value, out var below) ? ConflictReasons.FileBelow(claim.Path, below.SourcePath, below.Rule) : null;
        }

        public int Remember(Claimed claim)
        {
            var added = _files.TryAdd(claim.Path.Value, claim) ? 1 : 0;
            foreach (var folder in claim.Path.Folders())
            {
                if (!_folders.TryAdd(folder, claim))
                {
                    // Whoever came through it first has claimed the folders above it.
                    return added;
                }

                added++;
            }

            return added;
        }
    }

    private sealed record Claimed(string SourcePath, string Rule, ChangeSetKey Key, RepositoryPath Path)
    {
        public bool IsRepeatedBy(Claimed other) => SourcePath == other.SourcePath && Key == other.Key && Path == other.Path;
    }
}
