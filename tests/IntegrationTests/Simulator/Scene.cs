using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.IntegrationTests.Simulator;

/// <summary>A simulator with the App on <c>acme</c>, one repository there, and a client with a token.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private Scene(SimulatedGitHub github, Action<RepositoryBuilder> content)
    {
        (GitHub, Client) = (github, new SimulatorClient(github));
        Installation = github.Install("acme", 1001);
        Docs = github.CreateRepository("acme/docs", content);
    }

    public SimulatedGitHub GitHub { get; }

    public SimulatorClient Client { get; }

    public Installation Installation { get; }

    public SimulatedRepository Docs { get; }

    public string Token { get; private set; } = "";

    public string DocsId { get; private set; } = "";

    public static async Task<Scene> StartAsync(Action<RepositoryBuilder>? content = null, SimulatorOptions? options = null)
    {
        var scene = new Scene(await SimulatedGitHub.StartAsync(options), content ?? (r => r.File("README.md", "# Docs\n")));
        scene.Token = await scene.Client.TokenAsync(1001, clock: options?.Clock);
        scene.DocsId = await scene.Client.RepositoryIdAsync(scene.Token, scene.Docs);
        return scene;
    }

    /// <summary>Posts a document that must not be refused.</summary>
    public async Task<JsonNode> DataAsync(string query, object? variables = null)
    {
        var answer = await Client.GraphQLAsync(Token, query, variables);
        answer["errors"].Should().BeNull();
        return answer["data"]!;
    }

    /// <summary>Sends a REST request with the App's token; a path without slash in front is under <c>acme/docs</c>.</summary>
    public async Task<(int Status, JsonNode Body, HttpResponseMessage Answer)> RestAsync(string method, string path, object? body = null)
    {
        var answer = await Client.SendAsync(new HttpMethod(method), path.StartsWith('/') ? path : $"/repos/acme/docs/{path}", Token, body);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!, answer);
    }

    /// <summary>Sends a REST request that must be refused.</summary>
    public async Task<(int Status, string Message)> RefusalAsync(string method, string path, object? body = null)
    {
        var (status, answer, _) = await RestAsync(method, path, body);
        return (status, (string)answer["message"]!);
    }

    /// <summary>Posts a document and hands back its first error.</summary>
    public async Task<(string? Type, string Message)> ErrorAsync(string query, object? variables = null)
    {
        var answer = await Client.GraphQLAsync(Token, query, variables);
        var error = answer["errors"]![0]!;
        return ((string?)error["type"], (string)error["message"]!);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await GitHub.DisposeAsync();
    }
}
