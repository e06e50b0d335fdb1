using System.Globalization;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.Webhooks;

namespace ExamplesCopier.GitHubSimulator.Json;

internal static class HookDeliveryJson
{
    public static JsonObject Of(HookDelivery delivery)
    {
        var payload = delivery.Event.Payload;
        return new JsonObject
        {
            ["id"] = delivery.Id,
            ["guid"] = delivery.Event.Id.ToString(),
            ["delivered_at"] = delivery.Attempt.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ["redelivery"] = delivery.IsRedelivery,
            ["duration"] = 0.1,
            ["status"] = delivery.Status,
            ["status_code"] = delivery.Attempt.Status ?? 0,
            ["event"] = delivery.Event.Event,
            ["action"] = payload["action"]?.DeepClone(),
            ["installation_id"] = payload["installation"]?["id"]?.DeepClone(),
            ["repository_id"] = payload["repository"]?["id"]?.DeepClone(),
            ["throttled_at"] = null,
        };
    }

    public static JsonObject Full(HookDelivery delivery)
    {
        var json = Of(delivery);
        json["url"] = delivery.Url;
        json["request"] = new JsonObject
        {
            ["headers"] = new JsonObject(delivery.Event.Headers.Select(h => KeyValuePair.Create<string, JsonNode?>(h.Key, h.Value))),
            ["payload"] = delivery.Event.Payload,
        };
        json["response"] = new JsonObject
        {
            ["headers"] = delivery.Attempt.Status is null ? null : new JsonObject(),
            ["payload"] = delivery.Attempt.Status is null ? null : delivery.Attempt.Body,
        };
        return json;
    }
}
