using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.Webhooks;
using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Security;

/// <summary>Copies, fails and is attacked with secrets and contents that are known, and looks for them wherever something comes out.</summary>
public sealed class CanaryTests
{
    private const string WebhookSecret = "canary-webhook-secret-7d1f0a9c";
    private const string Content = "canary-file-content-55e0b1d8";
    private const string WrongKey = "canary-wrong-admin-key-0123456789abcdef";
    private const string WrongSecret = "canary-wrong-secret-31c9";
    private const string Slack = "canary-slack-path-e8d4";
    private const string Prose = "canary-prose-of-a-pull-request-9b3e";

    private readonly Canaries _canaries = new();
    private readonly List<string> _found = [];

    // At the level that says all that any other does.
    [Fact]
    public async Task No_secret_and_no_content_comes_out_anywhere()
    {
        using var key = RSA.Create(2048);
        var pem = key.ExportRSAPrivateKeyPem();
        await using var world = await CopierWorld.PrepareAsync(Configurations.Everywhere, null, new SimulatorOptions { WebhookSecret = WebhookSecret, PrivateKeyPem = pem });
        foreach (var (name, secret) in ((string, string)[])[
            ("the webhook secret", WebhookSecret), ("a content", Content), ("a wrong admin key", WrongKey), ("a wrong secret", WrongSecret),
            ("Slack's address", Slack), ("a text nobody uses", Prose), ("the operator's key", CopierService.OperatorKey), ("the reader's key", CopierService.ReaderKey)])
        {
            _canaries.Add(name, secret);
        }

        foreach (var line in pem.Split('\n').Where(line => line.Length == 64))
        {
            _canaries.Add("the App's key", line);
        }

        await using var slack = await Listener.StartAsync();
        await using var collector = await Listener.StartAsync();
        var temporary = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(world.Folder.DatabaseFile)!, "temporary"));
        var (service, url) = await RecordedService.StartAsync(world, Surroundings(collector, temporary), [$"--Notifications:Slack:WebhookUrl={new Uri(slack.Url, Slack)}", .. Levels("Verbose")]);
        await using (service)
        {
            await CopyAsync(world, url);
            await FailAsync(world, url);
            await AttackAsync(world, url);
            await ReadEverythingAsync(url);
            await VisitEverythingAsync(url);
            await CallEverythingAsync(url);
            Look("the database", Latin(world.Folder.DatabaseFile));
            LookInto(temporary);
            var log = await service.StopAsync();
            log.Split('\n').Should().HaveCountGreaterThan(100);
            Look("the log", log);
        }

        foreach (var path in (string[])["/v1/traces", "/v1/metrics", "/v1/logs"])
        {
            collector.Heard.Should().Contain(heard => heard.Path == path);
        }

        slack.Heard.Should().NotBeEmpty();
        foreach (var (path, text) in slack.Heard.Select(heard => ("Slack", heard.Text)).Concat(collector.Heard))
        {
            Look(path, text);
        }

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(world.Folder.DatabaseFile)!, "copier.db*"))
        {
            Look(Path.GetFileName(file), Latin(file));
        }

        _found.Distinct().Should().BeEmpty();
    }

    [Fact]
    public void A_canary_is_found_in_each_of_its_forms()
    {
        _canaries.Add("it", Content);
        var bytes = Encoding.UTF8.GetBytes($"xy{Content}z");
        foreach (var text in (string[])[Content, Convert.ToBase64String(bytes), Convert.ToBase64String(bytes[1..]), Convert.ToBase64String(bytes[2..]), Convert.ToHexString(bytes), $"ghs_{new string('a', 36)}", "eyJhbGciOiJSUzI1NiJ9.eyJpYXQiOjE3NjM5OTk5OTl9.x"])
        {
            _canaries.In("here", $"before {text} after").Should().NotBeEmpty(text);
        }

        _canaries.In("here", "harmless").Should().BeEmpty();
    }

    private async Task CopyAsync(CopierWorld world, Uri url)
    {
        world.GitHub.CreateRepository("globex/shared", repository => repository.File("README.md", "#"));
        var merge = await world.GitHub.MergeAsync("acme/examples", pr =>
        {
            // The last goes by way of a temporary file.
            pr.Write("go/a.go", Content).Write("go/b.go", new string('x', 5000) + Content).Write("go/large.go", Content + new string('y', 2_000_000));
            pr.Body(Prose);
        });
        Look("the answer to a merge", merge.Answer!.Body);
        await FinishedAsync(url, merge.DeliveryId);
    }

    // GitHub quotes in its errors what it was sent, and more: encoded, and as it is.
    private static async Task FailAsync(CopierWorld world, Uri url)
    {
        var plain = $"Variable $changes of type CreateCommitOnBranchInput! was provided invalid value for contents ({Content}) with ghs_{new string('p', 36)}";
        var inspected = $$"""For 'properties/content', {"path"=>"go/a.go", "content"=>"{{Content}}\n"} is not a string.""";
        var quoted = $"Variable $contents of type Base64String! was provided invalid value {Convert.ToBase64String(Encoding.UTF8.GetBytes(Content))} for ghs_{new string('q', 36)}";
        FaultAnswer[] answers =
        [
            FaultAnswer.GraphQLError("UNPROCESSABLE", quoted), FaultAnswer.Error(422, quoted), FaultAnswer.Error(403, quoted), FaultAnswer.Error(500, quoted),
            new FaultAnswer(502, $"<html>{quoted}</html>") { ContentType = "text/html" },
            FaultAnswer.GraphQLError("UNPROCESSABLE", plain), FaultAnswer.GraphQLError("STALE_DATA", plain), FaultAnswer.GraphQLError("NOT_FOUND", plain), FaultAnswer.GraphQLError("FORBIDDEN", plain),
            FaultAnswer.GraphQLError("INTERNAL", plain), FaultAnswer.GraphQLError("UNPROCESSABLE", inspected), FaultAnswer.Error(422, plain), FaultAnswer.Error(403, plain), FaultAnswer.Error(409, plain),
            FaultAnswer.Error(422, $"Reference already exists: {plain}"), FaultAnswer.Error(403, $"Repository rule violations found: {inspected}"),
        ];
        foreach (var (answer, index) in answers.Select((answer, index) => (answer, index)))
        {
            // An ordinary file goes with a mutation, an executable one as a text within a tree.
            world.GitHub.Faults.Add(new FaultRule { Mutation = true, Times = 3, Answer = answer });
            var merge = await world.GitHub.MergeAsync("acme/examples", pr => _ = index % 2 == 1 ? pr.Executable($"go/failing{index}.go", $"{index}{Content}") : pr.Write($"go/failing{index}.go", $"{index}{Content}"));
            await FinishedAsync(url, merge.DeliveryId);
            world.GitHub.Faults.Clear();
        }
    }

    private async Task AttackAsync(CopierWorld world, Uri url)
    {
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["action"] = "closed", ["pull_request"] = new JsonObject { ["body"] = Content } }.ToJsonString());
        foreach (var signature in (string[])[WebhookSender.Sign(WrongSecret, body), $"sha256={WrongSecret}", WebhookSender.Sign(WebhookSecret, body)])
        {
            await SendAsync(new HttpRequestMessage(HttpMethod.Post, world.GitHub.WebhookUrl) { Content = new ByteArrayContent(body), Headers = { { "X-GitHub-Event", "pull_request" }, { "X-GitHub-Delivery", Guid.NewGuid().ToString() }, { "X-Hub-Signature-256", signature } } });
        }

        await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(url, "api/v1/sources")) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", WrongKey) } });
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(url, "api/v1/sources")) { Headers = { Authorization = new AuthenticationHeaderValue("Basic", WrongKey) } });
    }

    private async Task ReadEverythingAsync(Uri url)
    {
        foreach (var path in (string[])["health", "metrics", "api/v1/sources", "api/v1/sources/acme/examples", "api/v1/deliveries", "api/v1/config", "api/v1/config/versions", "api/v1/installations", "api/v1/audit", "api/v1/ledger?target=acme/docs", "openapi/v1.json"])
        {
            var text = await AskAsync(url, path);
            foreach (var delivery in path == "api/v1/deliveries" ? JsonNode.Parse(text)!["items"]!.AsArray() : [])
            {
                await AskAsync(url, $"api/v1/deliveries/{delivery!["id"]}");
            }
        }

        await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(url, "metrics")) { Headers = { { "Accept", "text/plain" } } });
    }

    /// <summary>The dashboard, as somebody who may do everything sees it.</summary>
    private async Task VisitEverythingAsync(Uri url)
    {
        var session = await Dashboard.SignedIn.CookieAsync(url, CopierService.OperatorKey);
        var deliveries = JsonNode.Parse(await AskAsync(url, "api/v1/deliveries"))!["items"]!.AsArray().Select(delivery => $"deliveries/{delivery!["id"]}").ToList();
        foreach (var path in (string[])["", "sources", "sources/acme/examples", "sources/acme/examples/sync", "deliveries", "audit", "configuration", "configuration/compare", "try", "try/configuration", "pause", .. deliveries])
        {
            var page = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(url, path)) { Headers = { { "Cookie", $"{session.Name}={session.Value}" } } });
            page.Should().Contain("</html>", path);
        }
    }

    /// <summary>Each call that the service describes, with little that makes sense: errors are told, too.</summary>
    private async Task CallEverythingAsync(Uri url)
    {
        var calls = JsonNode.Parse(await AskAsync(url, "openapi/v1.json"))!["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(call => (Path: path.Key, Method: call.Key.ToUpperInvariant())))
            .OrderBy(call => call.Method == "GET" ? 0 : 1).ToList();
        calls.Should().HaveCountGreaterThan(25);
        foreach (var (path, method) in calls)
        {
            var address = path.Replace("{owner}", "acme", StringComparison.Ordinal).Replace("{repo}", "examples", StringComparison.Ordinal).Replace("{id}", $"{CopierWorld.Acme}", StringComparison.Ordinal);
            using var content = method == "GET" ? null : new StringContent("{}", new MediaTypeHeaderValue("application/json"));
            await SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(url, address)) { Content = content, Headers = { Authorization = new AuthenticationHeaderValue("Bearer", CopierService.OperatorKey) } });
        }
    }

    private async Task<string> AskAsync(Uri url, string path) =>
        await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(url, path)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", CopierService.OperatorKey) } });

    private async Task<string> SendAsync(HttpRequestMessage request)
    {
        using var client = new HttpClient();
        using (request)
        {
            using var answer = await client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            Look($"the answer to {request.Method} {request.RequestUri!.PathAndQuery}", $"{answer.Headers}{answer.Content.Headers}{text}");
            return text;
        }
    }

    private static async Task FinishedAsync(Uri url, Guid delivery)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", CopierService.OperatorKey);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            using var answer = await client.GetAsync(new Uri(url, $"api/v1/deliveries/{delivery}"), patience.Token);
            if (answer.StatusCode == HttpStatusCode.OK && JsonNode.Parse(await answer.Content.ReadAsStringAsync(patience.Token))!["finished_at"] is not null)
            {
                return;
            }
        }
        while (await pause.WaitForNextTickAsync(patience.Token));
    }

    private void Look(string place, string text) => _found.AddRange(_canaries.In(place, text));

    private void LookInto(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Length > 0))
        {
            Look($"a temporary file {file.Name}", Latin(file.FullName));
        }
    }

    private static string Latin(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static Dictionary<string, string> Surroundings(Listener collector, DirectoryInfo temporary) => new()
    {
        ["TMPDIR"] = temporary.FullName,
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Url.ToString(),
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "500",
    };

    private static IEnumerable<string> Levels(string level) =>
        ((string[])["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Extensions.Http", "System.Net.Http", "Polly", "Quartz"])
            .Select(source => $"--Serilog:MinimumLevel:Override:{source}={level}")
            .Prepend($"--Serilog:MinimumLevel:Default={level}");
}
