using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Deliveries;

/// <summary>From when on a source's merges are ours to copy, and how far back they need not be looked at again.</summary>
/// <param name="Source">The repository.</param>
/// <param name="Branch">The monitored branch; another branch is another watch.</param>
/// <param name="Since">When the source was added, enabled or moved to this branch.</param>
/// <param name="Mark">What GitHub updated before this has been looked at.</param>
public sealed record SourceWatch(RepositoryName Source, BranchName Branch, DateTimeOffset Since, DateTimeOffset Mark)
{
    /// <summary>How much of what was looked at is looked at again: clocks differ, and lists lag behind.</summary>
    public static TimeSpan Overlap { get; } = TimeSpan.FromMinutes(10);

    /// <summary>What was updated before this was looked at.</summary>
    public DateTimeOffset LookBackTo => Mark - Overlap;

    /// <summary>The watch after the configuration was read; null when the source is not watched.</summary>
    /// <param name="known">The watch before; null when there was none.</param>
    /// <param name="source">The repository.</param>
    /// <param name="branch">Its branch by the configuration.</param>
    /// <param name="isEnabled">Whether the configuration has the source, and has it enabled.</param>
    /// <param name="now">When the configuration was read.</param>
    public static SourceWatch? After(SourceWatch? known, RepositoryName source, BranchName branch, bool isEnabled, DateTimeOffset now) => isEnabled switch
    {
        false => null,
        true when known is not null && known.Branch == branch => known,
        true => new SourceWatch(source, branch, now, now),
    };

    /// <summary>Whether a merge came after the watch began. GitHub tells whole seconds, so the second in which it began is within.</summary>
    public bool Covers(DateTimeOffset mergedAt) => mergedAt.ToUnixTimeSeconds() >= Since.ToUnixTimeSeconds();

    /// <summary>Where the mark stands when everything down to <see cref="LookBackTo"/> was looked at. It never moves back, and never beyond what was seen.</summary>
    /// <param name="newestUpdate">The newest update that was seen, by GitHub's clock; null when nothing was.</param>
    public DateTimeOffset MarkAfter(DateTimeOffset? newestUpdate) => newestUpdate > Mark ? newestUpdate.Value : Mark;
}
