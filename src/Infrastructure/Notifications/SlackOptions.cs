namespace ExamplesCopier.Infrastructure.Notifications;

/// <summary>Where alerts go in Slack; the section <c>Notifications:Slack</c> of the settings. Without an address nothing is sent.</summary>
public sealed class SlackOptions
{
    public const string SectionName = "Notifications:Slack";

    /// <summary>The address of an incoming webhook. Whoever has it can post, so it is a secret (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks).</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>The channel to name in messages, for webhooks that heed it; left out, the webhook's own.</summary>
    public string? Channel { get; set; }
}
