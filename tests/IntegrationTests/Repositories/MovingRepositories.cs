using System.Net;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.IntegrationTests.Brakes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Repositories;

/// <summary>What tests of renamed, moved and recreated repositories have in common.</summary>
internal static class MovingRepositories
{
    /// <summary>One source, and a target of each of two owners.</summary>
    public const string TwoTargets = """
        sources:
          - repo: acme/examples
            copy_rules:
              - name: go
                source_pattern: {type: prefix, pattern: go/}
                targets:
                  - {repo: acme/docs, path_transform: "code/${relative_path}"}
                  - {repo: globex/site, path_transform: "code/${relative_path}"}
        """;

    /// <summary>A merge of one file, up to the end of its delivery.</summary>
    public static async Task<(ClosedPullRequest Merge, JsonObject Delivery)> DeliverAsync(this CopierWorld world, string source, string file)
    {
        var merge = await world.GitHub.MergeAsync(source, pr => pr.Write($"go/{file}", file));
        return (merge, await world.Service.FinishedAsync(merge));
    }

    /// <summary>An operator confirms a repository.</summary>
    public static async Task ConfirmAsync(this CopierWorld world, string repository, string name, long id)
    {
        var (status, body) = await world.Service.PostAsync($"api/v1/repositories/{repository}/confirm");
        status.Should().Be(HttpStatusCode.OK);
        ((string)body["repository"]!, (string)body["name"]!, (long)body["repository_id"]!).Should().Be((repository, name, id));
    }

    /// <summary>The process ends and another one begins on its database.</summary>
    public static async Task RestartAsync(this CopierWorld world)
    {
        await world.Service.DisposeAsync();
        await world.StartServiceAsync();
    }

    public static JsonNode ChangeSet(this JsonObject delivery, string repository) =>
        delivery["change_sets"]!.AsArray().Single(set => (string)set!["target_repo"]! == repository)!;

    public static string State(this JsonNode node) => (string)node["state"]!;

    public static string Error(this JsonNode node) => (string)node["error"]!;
}
