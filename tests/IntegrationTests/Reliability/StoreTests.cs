using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;
using Microsoft.Data.Sqlite;

namespace ExamplesCopier.IntegrationTests.Reliability;

/// <summary>A store that does not answer accepts nothing, says so, and recovers by itself.</summary>
public sealed class StoreTests
{
    [Fact]
    public async Task A_locked_store_gets_503_and_the_redelivery_is_taken()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        DeliveryAnswer refused;
        await using (var connection = new SqliteConnection($"Data Source={world.Folder.DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var writing = await connection.BeginTransactionAsync();
            var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
            refused = new DeliveryAnswer(merge.DeliveryId, merge.Answer!.Status, merge.Answer.Body);
        }

        refused.Status.Should().Be(503);
        ((string)JsonNode.Parse(refused.Body)!["error"]!).Should().Be("store unavailable");
        var again = await world.GitHub.RedeliverAsync(refused.Id);
        ((string)JsonNode.Parse(again.Body)!["status"]!).Should().Be("accepted");
        await world.Service.FinishedAsync(refused.Id.ToString());
        world.GitHub.Repository("acme/docs").Text("main", "code/a.go").Should().Be("a");
    }

    private sealed record DeliveryAnswer(Guid Id, int? Status, string Body);
}
