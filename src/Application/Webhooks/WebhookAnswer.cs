namespace ExamplesCopier.Application.Webhooks;

/// <summary>What becomes of a webhook (the specification's section 4).</summary>
public abstract record WebhookAnswer
{
    private protected WebhookAnswer()
    {
    }
}

/// <summary>Stored; it will be worked on.</summary>
public sealed record Accepted(string DeliveryId) : WebhookAnswer;

/// <summary>Stored; its source is over its rate, so it starts later.</summary>
public sealed record DeferredDelivery(string DeliveryId, DateTimeOffset NotBefore) : WebhookAnswer;

/// <summary>The delivery or its merge was accepted before.</summary>
public sealed record Duplicate(string DeliveryId) : WebhookAnswer;

/// <summary>Nothing of ours.</summary>
public sealed record NotForUs(string Reason) : WebhookAnswer;

/// <summary>Stored although it cannot be worked on now; GitHub is told of the failure all the same.</summary>
public sealed record Kept(KeptBecause Because, string Problem) : WebhookAnswer;

public enum KeptBecause
{
    Configuration,
    Authentication,
}
