using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What we wrote at one path of a target branch, and where it came from.</summary>
public sealed record LedgerEntry
{
    /// <summary>GitHub's number of the source repository; it survives renames.</summary>
    public required long SourceRepositoryId { get; init; }

    public required RepositoryName Source { get; init; }

    public required string SourcePath { get; init; }

    /// <summary>The merge commit that it was copied from.</summary>
    public required CommitSha SourceCommit { get; init; }

    /// <summary>What stands, by our hand, on the target branch.</summary>
    public FileState? Landed { get; init; }

    /// <summary>What the newest pull request of ours proposes.</summary>
    public FileState? Proposed { get; init; }

    /// <summary>Whether <paramref name="present"/> is as we left it.</summary>
    public bool Holds(FileState present) => present == Landed || present == Proposed;
}

/// <summary>What the ledger knows of a target branch's paths, by path.</summary>
public sealed record LedgerPage(IReadOnlyDictionary<string, LedgerEntry> Entries)
{
    public static LedgerPage Empty { get; } = new(new Dictionary<string, LedgerEntry>());

    public LedgerEntry? Of(RepositoryPath path) => Entries.GetValueOrDefault(path.Value);

    /// <summary>Somebody changed what we wrote there.</summary>
    public bool HasDrifted(RepositoryPath path, FileState present) => Of(path) is { } entry && !entry.Holds(present);

    /// <summary>This page with what has been learnt besides; what it knew already stands.</summary>
    public LedgerPage With(IReadOnlyDictionary<string, LedgerEntry> learnt)
    {
        var all = new Dictionary<string, LedgerEntry>(learnt, StringComparer.Ordinal);
        foreach (var (path, entry) in Entries)
        {
            all[path] = entry;
        }

        return new LedgerPage(all);
    }
}
