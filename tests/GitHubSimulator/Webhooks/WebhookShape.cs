using System.Text.Json.Nodes;

namespace ExamplesCopier.GitHubSimulator.Webhooks;

/// <summary>How a webhook differs from the ordinary.</summary>
public sealed record WebhookShape
{
    /// <summary>The delivery's GUID; a new one when null.</summary>
    public Guid? DeliveryId { get; init; }

    /// <summary>False leaves <c>installation</c> out, as webhooks of a repository do.</summary>
    public bool WithInstallation { get; init; } = true;

    /// <summary>Sends <c>merge_commit_sha</c> as null, as may happen while GitHub still works on it.</summary>
    public bool WithoutMergeCommit { get; init; }

    /// <summary>The last change to the payload, before it is signed.</summary>
    public Action<JsonObject>? Edit { get; init; }
}
