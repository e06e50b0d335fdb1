using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Copying;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>Decides how an attempt ends: done, failed, or again and when. The only place that reschedules.</summary>
internal sealed class Settling(TimeProvider time, IOptionsMonitor<CopierOptions> options)
{
    /// <summary>A busy branch is asked again in one to two seconds.</summary>
    private static readonly TimeSpan _busyDelay = TimeSpan.FromSeconds(1);

    public static DeliverySettlement Ignore(string reason) => new() { State = DeliveryState.Ignored, Attempts = 0, Error = reason };

    /// <summary>The process stops: the delivery is due at once, for whoever comes next.</summary>
    public DeliverySettlement HandBack(ClaimedDelivery delivery) =>
        new() { State = DeliveryState.Pending, Attempts = delivery.Attempts, NotBefore = time.GetUtcNow() };

    /// <summary>It may be what kills the process: a person must look before it is started again.</summary>
    public static DeliverySettlement Park(ClaimedDelivery delivery) => BesideDone(delivery.ChangeSets.Any(set => set.State.IsDone()), new()
    {
        State = DeliveryState.Failed,
        Attempts = delivery.Attempts,
        Error = $"The process died {delivery.Deaths} times while it worked on this delivery, so it is not started again by itself. Find out why (the log before each start, memory), then replay it.",
        Alert = AlertKind.OutOfAttempts,
    });

    /// <summary>What fails as a whole while some of it is in place has failed in part.</summary>
    public static DeliverySettlement BesideDone(bool hasDone, DeliverySettlement settlement) =>
        hasDone && settlement.State == DeliveryState.Failed ? settlement with { State = DeliveryState.PartiallyFailed } : settlement;

    /// <summary>Nothing could be done at all.</summary>
    public DeliverySettlement Fault(ClaimedDelivery delivery, Fault fault) => fault switch
    {
        Permanent permanent => new() { State = DeliveryState.Failed, Attempts = delivery.Attempts + 1, Error = permanent.Message, Alert = AlertKind.Upload },
        _ => Again(delivery, [fault], busy: false, mergesPending: false) ?? GivenUp(delivery, fault),
    };

    public DeliverySettlement Settle(ClaimedDelivery delivery, CopyResult result)
    {
        if (result.IsPaused)
        {
            return HandBack(delivery) with { Error = "It was paused before all of it was written; it goes on when it is resumed." };
        }

        if (result is { HasMore: true, Faults: [], BranchesBusy: false })
        {
            return HandBack(delivery) with { HasProgressed = true };
        }

        if (Again(delivery, result.Faults, result.BranchesBusy, result.MergesPending) is { } again)
        {
            return again;
        }

        if (result.HasMore)
        {
            // What is given up is told when the rest is done.
            return HandBack(delivery) with { HasProgressed = true };
        }

        // Of those that were given up, the one that spent the attempts tells more than the one that waited.
        if (result.Faults.OrderBy(fault => fault is Transient ? 0 : 1).FirstOrDefault() is not { } worst)
        {
            return Finish(delivery, result.ChangeSets);
        }

        return BesideDone(result.ChangeSets.Any(set => set.State.IsDone()), GivenUp(delivery, worst));
    }

    /// <summary>
    /// While attempts are left, a passing fault sets the pace for all that is open: nothing is tried more often because something else waits.
    /// When they are spent, what only waits is still waited for.
    /// </summary>
    /// <returns>Null when nothing is left to wait for.</returns>
    private DeliverySettlement? Again(ClaimedDelivery delivery, IReadOnlyList<Fault> faults, bool busy, bool mergesPending)
    {
        var now = time.GetUtcNow();
        var transient = faults.OfType<Transient>().FirstOrDefault();
        var attempts = Math.Min(delivery.Attempts + (transient is null ? 0 : 1), RetryPolicy.MaxAttempts);
        if (transient is not null && Policy.DelayAfter(delivery.Attempts + 1, Random.Shared.NextDouble()) is { } delay)
        {
            return Again(attempts, now + delay, transient.Message);
        }

        List<(DateTimeOffset At, string Why)> waits = [];
        if (faults.OfType<RateLimited>().MaxBy(fault => fault.Until) is { } limited)
        {
            waits.Add((limited.Until, limited.Message));
        }

        if (now - delivery.TriedSince < RetryPolicy.LongestOutage && faults.OfType<Unavailable>().MinBy(fault => fault.RetryAt) is { } down)
        {
            // Spread over a fifth more, so that not all that waited come back in one instant.
            var wait = down.RetryAt > now ? down.RetryAt - now : Policy.FirstDelay;
            waits.Add((now + wait * (1 + Random.Shared.NextDouble() / 5), down.Message));
        }

        if (busy)
        {
            waits.Add((now + _busyDelay * (1 + Random.Shared.NextDouble()), "Another delivery is writing to the target branch."));
        }

        if (mergesPending)
        {
            waits.Add((now + MergeDelay(delivery), "A pull request waits to be merged."));
        }

        return waits.Count == 0 ? null : waits.MinBy(wait => wait.At) is var (at, why) ? Again(attempts, at, why) : null;
    }

    private RetryPolicy Policy => new() { FirstDelay = TimeSpan.FromSeconds(options.CurrentValue.RetrySeconds) };

    private static DeliverySettlement Again(int attempts, DateTimeOffset at, string why) =>
        new() { State = DeliveryState.Retrying, Attempts = attempts, NotBefore = at, Error = why };

    private static DeliverySettlement GivenUp(ClaimedDelivery delivery, Fault fault) => fault is Unavailable
        ? new()
        {
            State = DeliveryState.Failed,
            Attempts = delivery.Attempts,
            Error = $"Given up after {RetryPolicy.LongestOutage.TotalHours:0} hours; replay it when this is mended: {fault.Message}",
            Alert = AlertKind.OutOfAttempts,
        }
        : new()
        {
            State = DeliveryState.Failed,
            Attempts = Math.Min(delivery.Attempts + 1, RetryPolicy.MaxAttempts),
            Error = $"Given up after {Math.Min(delivery.Attempts + 1, RetryPolicy.MaxAttempts)} attempts: {fault.Message}",
            Alert = AlertKind.OutOfAttempts,
        };

    private static DeliverySettlement Finish(ClaimedDelivery delivery, IReadOnlyList<ChangeSetRecord> changeSets)
    {
        var failedSets = changeSets.Where(set => set.State == ChangeSetState.Failed).ToList();
        var failedFiles = changeSets.Sum(set => set.Files.Count(file => file.State == FileResultState.Failed));
        if (changeSets.FirstOrDefault(set => set.State == ChangeSetState.Held) is { } held)
        {
            return new() { State = DeliveryState.Held, Attempts = delivery.Attempts + 1, Error = held.Error };
        }

        var state = (failedSets.Count, failedFiles) switch
        {
            (0, 0) when changeSets.Count > 0 && changeSets.All(set => set.State is ChangeSetState.Declined or ChangeSetState.Unchanged) && changeSets.Any(set => set.State == ChangeSetState.Declined) =>
                DeliveryState.Declined,
            (0, 0) => DeliveryState.Succeeded,
            _ when failedSets.Count == changeSets.Count => DeliveryState.Failed,
            _ => DeliveryState.PartiallyFailed,
        };
        return new()
        {
            State = state,
            Attempts = delivery.Attempts + 1,
            Error = state is DeliveryState.Succeeded or DeliveryState.Declined
                ? null
                : failedSets.FirstOrDefault()?.Error ?? $"{failedFiles} of the files could not be copied.",
            Alert = state is DeliveryState.Succeeded or DeliveryState.Declined ? null : AlertKind.Upload,
        };
    }

    /// <summary>Checks and reviews take minutes or days: the longer they have taken, the less often it is asked.</summary>
    private TimeSpan MergeDelay(ClaimedDelivery delivery)
    {
        var policy = options.CurrentValue.RetrySeconds;
        var tenth = (time.GetUtcNow() - delivery.TriedSince) / 10;
        return TimeSpan.FromSeconds(Math.Clamp(tenth.TotalSeconds, policy, 600));
    }
}
