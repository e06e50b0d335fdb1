using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Webhooks;

/// <summary>The endpoint is open to the world: every input gets a clear answer of the documented shape, and nothing else.</summary>
public sealed class HostileInputTests
{
    private const int Megabyte = 1024 * 1024;

    private const string Event = """{"action":"closed","repository":{"id":1,"full_name":"acme/examples"},"pull_request":{"number":1,"merged":true,"changed_files":1,"base":{"ref":"main"}}}""";

    public static TheoryData<string, string, string> SignedBodies { get; } = new()
    {
        { "empty", "", "is not the JSON" },
        { "not JSON", "hello", "is not the JSON" },
        { "cut", Event[..80], "is not the JSON" },
        { "an array", "[]", "is not the JSON" },
        { "null", "null", "is not the JSON" },
        { "deep", new string('[', 5000), "is not the JSON" },
        { "wrong types", """{"action":1,"pull_request":[]}""", "is not the JSON" },
        { "huge number", Event.Replace("\"number\":1", "\"number\":99999999999999999999", StringComparison.Ordinal), "is not the JSON" },
        { "no number", Event.Replace("\"number\":1", "\"number\":0", StringComparison.Ordinal), "pull_request.number is missing" },
        { "no repository", Event.Replace("repository", "repo", StringComparison.Ordinal), "repository.id or repository.full_name is missing" },
        { "a name that is none", Event.Replace("acme/examples", "../../etc", StringComparison.Ordinal), "repository.full_name" },
        { "a name with a newline", Event.Replace("acme/examples", "acme/ex\\nforged", StringComparison.Ordinal), "repository.full_name" },
        { "no branch", Event.Replace("\"main\"", "\"..\"", StringComparison.Ordinal), "pull_request.base.ref" },
        { "no count", Event.Replace("\"changed_files\":1,", "", StringComparison.Ordinal), "changed_files is missing" },
        { "negative count", Event.Replace("\"changed_files\":1", "\"changed_files\":-1", StringComparison.Ordinal), "changed_files" },
        { "a commit that is none", Event.Replace("\"merged\":true", "\"merged\":true,\"merge_commit_sha\":\"main\"", StringComparison.Ordinal), "merge_commit_sha" },
    };

    [Theory]
    [MemberData(nameof(SignedBodies))]
    public async Task A_body_of_the_wrong_shape_is_told_what_is_wrong(string kind, string body, string message)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var (status, answer) = await SendAsync(world, Encoding.UTF8.GetBytes(body));

        status.Should().Be(HttpStatusCode.BadRequest, kind);
        ((string)answer["error"]!).Should().Be("invalid request");
        ((string)answer["message"]!).Should().Contain(message);
    }

    [Fact]
    public async Task A_form_is_told_to_become_JSON()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var (status, answer) = await SendAsync(world, "payload=%7B%7D"u8.ToArray(), request => request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded"));

        status.Should().Be(HttpStatusCode.BadRequest);
        ((string)answer["message"]!).Should().Contain("set the webhook's content type to application/json");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("sha1=0123456789012345678901234567890123456789")]
    [InlineData("sha256=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("sha256=zz00000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_missing_or_wrong_signature_is_refused(string? signature)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var (status, answer) = await SendAsync(world, Encoding.UTF8.GetBytes(Event), request =>
        {
            request.Headers.Remove("X-Hub-Signature-256");
            if (signature is not null)
            {
                request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
            }
        });

        status.Should().Be(HttpStatusCode.Unauthorized);
        ((string)answer["error"]!).Should().Be("invalid signature");
    }

    [Fact]
    public async Task The_signature_of_another_secret_is_refused_and_each_of_ours_is_taken()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct, null, "--GitHub:WebhookSecrets:0=the next secret");

        (await SendAsync(world, "{}"u8.ToArray(), null, "somebody else's")).Status.Should().Be(HttpStatusCode.Unauthorized);
        (await SendAsync(world, "{}"u8.ToArray(), null, "the next secret")).Status.Should().Be(HttpStatusCode.NoContent);
        (await SendAsync(world, "{}"u8.ToArray())).Status.Should().Be(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("X-GitHub-Event")]
    [InlineData("X-GitHub-Delivery")]
    public async Task A_missing_header_is_named(string header)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var (status, answer) = await SendAsync(world, Encoding.UTF8.GetBytes(Event), request => request.Headers.Remove(header));

        status.Should().Be(HttpStatusCode.BadRequest);
        ((string)answer["message"]!).Should().Contain(header);
    }

    [Fact]
    public async Task A_body_that_tells_more_than_25_MB_is_refused_before_it_comes()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var answer = await SpeakAsync(world, $"Content-Length: {(25 * Megabyte) + 1}", 0);

        answer.Should().StartWith("HTTP/1.1 413 ").And.Contain("\"payload too large\"");
    }

    [Fact]
    public async Task A_body_that_grows_over_25_MB_is_refused_on_the_way()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var answer = await SpeakAsync(world, "Transfer-Encoding: chunked", 26);

        answer.Should().StartWith("HTTP/1.1 413 ").And.Contain("\"payload too large\"");
    }

    [Theory]
    [InlineData("abc.DEF_1-2", true)]
    [InlineData("with space", false)]
    [InlineData("<script>", false)]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234", false)]
    public async Task A_request_id_is_taken_only_when_it_is_harmless(string id, bool taken)
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Service.Url, "api/v1/nothing"));
        request.Headers.TryAddWithoutValidation("X-Request-Id", id);

        using var answer = await world.Service.Client.SendAsync(request);

        var returned = answer.Headers.GetValues("X-Request-Id").Single();
        (returned == id).Should().Be(taken);
        ((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["request_id"]!).Should().Be(returned);
    }

    [Fact]
    public async Task Every_error_has_the_documented_shape()
    {
        await using var world = await CopierWorld.StartAsync(Configurations.Direct);

        var (_, answer) = await SendAsync(world, "x"u8.ToArray());

        answer.Select(field => field.Key).Should().Equal("error", "message", "timestamp", "request_id");
        ((string)answer["timestamp"]!).Should().MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
    }

    /// <summary>The whole answer to a webhook of so many chunks. The service may close the connection before it has them all, and HttpClient then tells that alone.</summary>
    private static async Task<string> SpeakAsync(CopierWorld world, string length, int megabytes)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(world.Service.Url.Host, world.Service.Url.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /webhooks/github HTTP/1.1\r\nHost: copier\r\nConnection: close\r\n{length}\r\n\r\n"));
        byte[] chunk = [.. "100000\r\n"u8, .. new byte[Megabyte], .. "\r\n"u8];
        try
        {
            for (var sent = 0; sent < megabytes; sent++)
            {
                await stream.WriteAsync(chunk);
            }
        }
        catch (IOException)
        {
            // Refused already: the answer is there to be read.
        }

        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = new StringBuilder();
        var buffer = new char[4096];
        try
        {
            while (await reader.ReadAsync(buffer) is > 0 and var read)
            {
                answer.Append(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            // What was not taken is answered by a reset, after the answer.
        }

        return answer.ToString();
    }

    private static async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(
        CopierWorld world, byte[] body, Action<HttpRequestMessage>? change = null, string? secret = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(world.Service.Url, "webhooks/github")) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-GitHub-Event", "pull_request");
        request.Headers.Add("X-GitHub-Delivery", Guid.NewGuid().ToString());
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret ?? world.GitHub.App.WebhookSecret), body);
        request.Headers.Add("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(signature)}");
        change?.Invoke(request);

        using var answer = await world.Service.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
    }
}
