using System.Text.Json.Nodes;

namespace ExamplesCopier.Quickstart;

/// <summary>Compares what <c>/health</c> and <c>/metrics</c> say with what happened.</summary>
internal static class Totals
{
    public static async Task<IReadOnlyList<string>> CheckAsync(CopierInstance copier, IReadOnlyList<MergeResult> results)
    {
        var accepted = results.Count(result => result.Delivery is not null);
        var files = results.Sum(result => result.Merge.Arrivals.Count);
        var health = await copier.GetAsync("health");
        var totals = (await copier.GetAsync("metrics"))["global"]!;
        return
        [
            .. Expect("health status", health["status"], "healthy"),
            .. Expect("status of the disabled source", health["sources"]?["globex/legacy"]?["status"], "disabled"),
            .. Expect("webhooks received", totals["webhooks"]?["received"], accepted),
            .. Expect("webhooks processed", totals["webhooks"]?["processed"], accepted),
            .. Expect("files uploaded", totals["files"]?["uploaded"], files),
        ];
    }

    private static IEnumerable<string> Expect(string name, JsonNode? actual, JsonNode expected) =>
        JsonNode.DeepEquals(actual, expected) ? [] : [$"{name}: {actual}, not {expected}."];
}
