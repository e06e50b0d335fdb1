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

    public DeliverySettlement Fault(ClaimedDelivery delivery, Fault fault) => fault switch
    {
        Permanent permanent => new() { State = DeliveryState.Failed, Attempts = delivery.Attempts + 1, Error = permanent.Message },
        RateLimited limited => Again(delivery.Attempts, limited.Until, limited.Message),
        Transient transient => AfterBackoff(delivery, transient),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    public DeliverySettlement Settle(ClaimedDelivery delivery, CopyResult result)
    {
        if (result.IsPaused)
        {
            return HandBack(delivery) with { Error = "It was paused before all of it was written; it goes on when it is resumed." };
        }

        if (result.Faults.OfType<Transient>().FirstOrDefault() is { } transient)
        {
            var again = AfterBackoff(delivery, transient);
            return again.State == DeliveryState.Failed && result.ChangeSets.Any(set => set.State.IsDone())
                ? again with { State = DeliveryState.PartiallyFailed }
                : again;
        }

        if (result.Faults.OfType<RateLimited>().MaxBy(fault => fault.Until) is { } limited)
        {
            return Again(delivery.Attempts, limited.Until, limited.Message);
        }

        if (result.BranchesBusy)
        {
            return Again(delivery.Attempts, Soon(_busyDelay * (1 + Random.Shared.NextDouble())), "Another delivery is writing to the target branch.");
        }

        return result.MergesPending ? Again(delivery.Attempts, Soon(MergeDelay(delivery)), "A pull request waits to be merged.") : Finish(delivery, result.ChangeSets);
    }

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
        };
    }

    private DeliverySettlement AfterBackoff(ClaimedDelivery delivery, Transient fault)
    {
        var attempts = delivery.Attempts + 1;
        var policy = new RetryPolicy { FirstDelay = TimeSpan.FromSeconds(options.CurrentValue.RetrySeconds) };
        return policy.DelayAfter(attempts, Random.Shared.NextDouble()) is { } delay
            ? Again(attempts, Soon(delay), fault.Message)
            : new() { State = DeliveryState.Failed, Attempts = attempts, Error = $"Given up after {attempts} attempts: {fault.Message}" };
    }

    private static DeliverySettlement Again(int attempts, DateTimeOffset at, string why) =>
        new() { State = DeliveryState.Retrying, Attempts = attempts, NotBefore = at, Error = why };

    /// <summary>Checks and reviews take minutes or days: the longer they have taken, the less often it is asked.</summary>
    private TimeSpan MergeDelay(ClaimedDelivery delivery)
    {
        var policy = options.CurrentValue.RetrySeconds;
        var tenth = (time.GetUtcNow() - delivery.ReceivedAt) / 10;
        return TimeSpan.FromSeconds(Math.Clamp(tenth.TotalSeconds, policy, 600));
    }

    private DateTimeOffset Soon(TimeSpan delay) => time.GetUtcNow() + delay;
}
