using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Webhooks;

namespace ExamplesCopier.Quickstart;

/// <summary>Answers to webhooks, in few words: <c>200 accepted</c>, <c>204</c>.</summary>
internal static class Answers
{
    public static string Describe(DeliveryAttempt attempt)
    {
        var status = attempt.Status?.ToString(CultureInfo.InvariantCulture) ?? "none";
        return WordOf(attempt.Body) is { } word ? $"{status} {word}" : status;
    }

    private static string? WordOf(string body)
    {
        try
        {
            return body.Length > 0 && JsonNode.Parse(body) is JsonObject reply ? (string?)(reply["status"] ?? reply["message"]) : null;
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
