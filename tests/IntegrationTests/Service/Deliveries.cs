using System.Text.Json.Nodes;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>Finds things in a delivery as the admin API tells it.</summary>
internal static class Deliveries
{
    /// <summary>The one file of that source path.</summary>
    public static JsonObject File(JsonObject delivery, string path) =>
        delivery["files_detail"]!.AsArray().Select(file => file!.AsObject()).Single(file => (string)file["path"]! == path);

    /// <summary>The change sets' states, in their order.</summary>
    public static IEnumerable<string> States(JsonObject delivery) => delivery["change_sets"]!.AsArray().Select(set => (string)set!["state"]!);

    public static string State(JsonObject delivery) => (string)delivery["state"]!;
}
