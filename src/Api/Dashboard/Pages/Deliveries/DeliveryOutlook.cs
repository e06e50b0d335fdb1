using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Api.Dashboard.Pages.Deliveries;

/// <summary>What a delivery's state means for those who wait for it: why it is so, what comes next, and what they can do.</summary>
/// <param name="Tone">The tone of a notice.</param>
/// <param name="Sentences">In plain words.</param>
/// <param name="Next">When it goes on; null when it does not, or already does.</param>
public sealed record DeliveryOutlook(string? Tone, IReadOnlyList<string> Sentences, DateTimeOffset? Next = null)
{
    /// <param name="delivery">The delivery.</param>
    /// <param name="isPaused">Whether its source is paused, alone or with all.</param>
    public static DeliveryOutlook Of(DeliverySummary delivery, bool isPaused) => delivery.State switch
    {
        DeliveryState.Pending or DeliveryState.Retrying or DeliveryState.Deferred when isPaused =>
            new("warn", [Sentence(delivery.Error), "The source is paused: this goes on when it is resumed."]),
        DeliveryState.Pending => new(null, [Sentence(delivery.Error), "It waits for its turn."]),
        DeliveryState.Running => new(null, [delivery.Attempts == 0 ? "It is being worked on." : $"It is being worked on, in attempt {delivery.Attempts + 1} of {RetryPolicy.MaxAttempts}."]),
        DeliveryState.Retrying => new(
            "warn",
            [Sentence(delivery.Error), delivery.Attempts == 0 ? "That costs no attempt; it goes on by itself." : $"{delivery.Attempts} of {RetryPolicy.MaxAttempts} attempts are spent; it goes on by itself."],
            delivery.NotBefore),
        DeliveryState.Deferred => new(null, ["Its source had as many merges in a minute as its rate limit (max_webhooks_per_minute) allows, so this one waits its turn."], delivery.NotBefore),
        DeliveryState.Held => new(
            "warn",
            [
                Sentence(delivery.Error),
                "Nothing of the held change sets is written until an operator releases the delivery; to release it is to say that this many files are meant. If they are not, leave it held and put the source right.",
            ]),
        DeliveryState.PartiallyFailed => new("warn", [Sentence(delivery.Error), "The rest is in place. Put right what the change sets below say, then replay it: what is in place is not written again."]),
        DeliveryState.Failed => new("bad", [Sentence(delivery.Error), "Put that right, then replay it: what is in place is not written again."]),
        DeliveryState.Declined => new(null, ["People closed the pull request that carried it, and that means no. A replay proposes it again."]),
        DeliveryState.Ignored => new(null, [Sentence(delivery.Error), "So nothing was copied, and it does not count."]),
        DeliveryState.Succeeded when delivery.DryRun => new(null, ["It was a dry run: everything was read and decided, and nothing was written."]),
        _ => new(null, []),
    };

    private static string Sentence(string? error) => error ?? "";
}
