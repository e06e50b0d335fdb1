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

/// <summary>What the ledger knows of a target branch's paths.</summary>
/// <param name="SourceRepositoryId">GitHub's number of the source that asks.</param>
/// <param name="Entries">By path.</param>
public sealed record LedgerPage(long SourceRepositoryId, IReadOnlyDictionary<string, LedgerEntry> Entries)
{
    public LedgerEntry? Of(RepositoryPath path) => Entries.GetValueOrDefault(path.Value);

    /// <summary>Whether the copy is the asking source's.</summary>
    public bool IsOfThisSource(LedgerEntry entry) => entry.SourceRepositoryId == SourceRepositoryId;

    /// <summary>Somebody changed what we wrote there.</summary>
    public bool HasDrifted(RepositoryPath path, FileState present) => Of(path) is { } entry && !entry.Holds(present);

    /// <summary>This page with what has been learnt since.</summary>
    public LedgerPage With(IReadOnlyDictionary<string, LedgerEntry> learnt)
    {
        var all = new Dictionary<string, LedgerEntry>(Entries, StringComparer.Ordinal);
        foreach (var (path, entry) in learnt)
        {
            all[path] = entry;
        }

        return this with { Entries = all };
    }
}

/// <summary>A line of the ledger that is to be written, with the change set that it tells of.</summary>
/// <param name="Path">The path in the target.</param>
/// <param name="Entry">What is known from now on; null when nothing of ours is there any more.</param>
public sealed record LedgerChange(RepositoryPath Path, LedgerEntry? Entry);
