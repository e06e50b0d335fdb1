using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.Notifications;

/// <summary>The body of Slack's incoming webhook.</summary>
internal sealed partial record SlackMessage(string Text, string? Channel)
{
    // Slack cuts at 40,000 characters; people stop reading far earlier.
    private const int LongestText = 3_000;

    /// <summary>Slack is not to format the text.</summary>
    public bool Mrkdwn { get; init; }

    /// <summary>Plain words: nothing in them links, mentions or formats (https://docs.slack.dev/messaging/formatting-message-text#escaping).</summary>
    public static SlackMessage Of(ThrottledAlert alert, string? channel)
    {
        var text = alert.Alert.Message.Length > LongestText ? $"{alert.Alert.Message[..LongestText]} …" : alert.Alert.Message;
        var more = alert.HeldBack > 0 ? $"\n({alert.HeldBack} more of this before it)" : "";
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
        AlertKind.Merge => "not merged",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // A zero-width space keeps the rest from acting, for which Slack has no escape: mentions, formats, and addresses and bare host names, which Slack links by itself.
    private static string Escape(string text) => Acting().Replace(
        text
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal),
        "$0\u200B");

    [GeneratedRegex(@"[@*`~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=//)|(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])", RegexOptions.CultureInvariant)]
    private static partial Regex Acting();
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackMessage))]
internal sealed partial class SlackJson : JsonSerializerContext;
