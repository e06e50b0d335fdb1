using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.IntegrationTests.Simulator;

/// <summary>A bare client of the simulator: signs as the App, asks for tokens, posts documents.</summary>
internal sealed class SimulatorClient : IDisposable
{
    private readonly SimulatedGitHub _github;

    public SimulatorClient(SimulatedGitHub github)
    {
        _github = github;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = github.Url };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("simulator-tests");
    }

    public HttpClient Http { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static string Jwt(string privateKey, object issuer, DateTimeOffset issued, DateTimeOffset expires)
    {
        var claims = new JsonObject { ["iat"] = issued.ToUnixTimeSeconds(), ["exp"] = expires.ToUnixTimeSeconds(), ["iss"] = JsonValue.Create(issuer) };
        var signed = $"{Encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")}.{Encode(claims.ToJsonString())}";
        using var key = RSA.Create();
        key.ImportFromPem(privateKey);
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public string Jwt(TimeProvider? clock = null)
    {
        var now = (clock ?? TimeProvider.System).GetUtcNow();
        return Jwt(_github.App.PrivateKeyPem, _github.App.Id, now.AddSeconds(-30), now.AddMinutes(9));
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer, object? body = null, string? accept = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        if (accept is not null) request.Headers.Accept.ParseAdd(accept);
        if (body is not null) request.Content = JsonContent.Create(body);
        return Http.SendAsync(request, Cancellation);
    }

    public async Task<JsonNode> GetAsync(string path, string bearer)
    {
        var answer = await SendAsync(HttpMethod.Get, path, bearer);
        answer.IsSuccessStatusCode.Should().BeTrue("{0} answered {1}", path, answer.StatusCode);
        return await ReadAsync(answer);
    }

    public static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;

    public async Task<string> TokenAsync(int installation, object? narrowed = null, TimeProvider? clock = null)
    {
        var answer = await SendAsync(HttpMethod.Post, $"app/installations/{installation}/access_tokens", Jwt(clock), narrowed);
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.Created);
        return (string)(await ReadAsync(answer))["token"]!;
    }

    public async Task<JsonNode> GraphQLAsync(string token, string query, object? variables = null)
    {
        var answer = await SendAsync(HttpMethod.Post, "graphql", token, new { query, variables });
        return await ReadAsync(answer);
    }

    public async Task<string> RepositoryIdAsync(string token, SimulatedRepository repository)
    {
        var parts = repository.FullName.Split('/');
        var answer = await GraphQLAsync(token, "query($o: String!, $n: String!) { repository(owner: $o, name: $n) { id } }", new { o = parts[0], n = parts[1] });
        return (string)answer["data"]!["repository"]!["id"]!;
    }

    public void Dispose() => Http.Dispose();

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
