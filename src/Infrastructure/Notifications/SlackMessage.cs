using System.Text.Json;
using System.Text.Json.Serialization;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Notifications;

/// <summary>The body of Slack's incoming webhook.</summary>
internal sealed record SlackMessage(string Text, string? Channel)
{
    // Slack cuts at 40,000 characters; people stop reading far earlier.
    private const int LongestText = 3_000;

    /// <summary>Plain words: nothing in them links, mentions or formats (https://docs.slack.dev/messaging/formatting-message-text#escaping).</summary>
    public static SlackMessage Of(ThrottledAlert alert, string? channel)
    {
        var text = alert.Alert.Message.Length > LongestText ? $"{alert.Alert.Message[..LongestText]} …" : alert.Alert.Message;
        var more = alert.HeldBack > 0 ? $"\n({alert.HeldBack} more of this in the last hour)" : "";
        return new SlackMessage($"Examples Copier, {Heading(alert.Alert.Kind)} ({Escape(alert.Alert.Cause)}): {Escape(text)}{more}", channel);
    }

    private static string Heading(AlertKind kind) => kind switch
    {
        AlertKind.Configuration => "configuration",
        AlertKind.Authentication => "authentication",
        AlertKind.Outage => "outage",
        AlertKind.Upload => "not copied",
        AlertKind.OutOfAttempts => "given up",
        AlertKind.Silence => "silence",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // A zero-width space keeps @, * and ` from acting; Slack has no escape for them.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("@", "@\u200B", StringComparison.Ordinal)
        .Replace("*", "*\u200B", StringComparison.Ordinal)
        .Replace("`", "`\u200B", StringComparison.Ordinal);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackMessage))]
internal sealed partial class SlackJson : JsonSerializerContext;
