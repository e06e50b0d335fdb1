using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Copying;

/// <summary>What is to be done with a change set that has been compared with its target: what a delivery does, and what a preview tells.</summary>
internal abstract record ChangeSetIntent
{
    /// <summary>How often content is copied onward from repository to repository (the specification's section 7).</summary>
    private const int MaxHops = 5;

    private ChangeSetIntent()
    {
    }

    /// <summary>Nothing is left in the pull request that is open.</summary>
    public sealed record ClosePullRequest : ChangeSetIntent;

    /// <summary>The target lacks nothing.</summary>
    public sealed record Nothing : ChangeSetIntent;

    /// <summary>People closed the pull request that carried this merge.</summary>
    public sealed record Declined(EndedPullRequest By) : ChangeSetIntent;

    /// <summary>It has been copied often enough.</summary>
    public sealed record Stopped(string Reason) : ChangeSetIntent;

    /// <summary>It waits for a person's word.</summary>
    public sealed record Held(string Reason) : ChangeSetIntent;

    /// <summary>Its commit stands already.</summary>
    public sealed record OnlyPullRequest : ChangeSetIntent;

    public sealed record Write : ChangeSetIntent;

    public static ChangeSetIntent Of(ChangeSetWork work, TargetSnapshot.Open target, ChangeSetDecision decision, LedgerPage page) =>
        Emptiness.Follows(work.Set, decision, target) ? new ClosePullRequest()
        : decision.IsEmpty ? new Nothing()
        : work.Refusal(target) is { } refused ? new Declined(refused)
        : work.Hops > MaxHops ? new Stopped($"It has been copied {work.Source.Hops} times already, from repository to repository; it goes no further.")
        : work.Job.HoldLimits.Hold(decision, work.Job.Parts?.WholeOf(work.Set.Key)) is { } held ? new Held(held)
        : work.LacksOnlyItsPullRequest(target, page) ? new OnlyPullRequest()
        : new Write();
}
