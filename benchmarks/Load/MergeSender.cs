using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ExamplesCopier.Benchmarks.Load;

/// <summary>Sends signed merges one after another, each from the next source, each of them new.</summary>
internal sealed class MergeSender(HttpClient client, byte[] secret, int number)
{
    private static int _last;

    /// <summary>Ids of what was accepted or deferred, with the time that each answer took.</summary>
    public List<(string Id, TimeSpan Took)> Accepted { get; } = [];

    /// <summary>Answers of another kind, by their status.</summary>
    public Dictionary<int, int> Refused { get; } = [];

    public async Task SendUntilAsync(CancellationToken end)
    {
        for (var i = number; !end.IsCancellationRequested; i++)
        {
            await SendAsync(LoadWorld.SourceNames[i % LoadWorld.Sources], 1000 + (i % LoadWorld.Sources), Interlocked.Increment(ref _last));
        }
    }

    private async Task SendAsync(string source, int sourceId, int pull)
    {
        var started = Stopwatch.GetTimestamp();
        var body = Encoding.UTF8.GetBytes(Event(source, sourceId, pull));
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "webhooks/github") { Content = content };
        request.Headers.TryAddWithoutValidation("X-GitHub-Event", "pull_request");
        request.Headers.TryAddWithoutValidation("X-GitHub-Delivery", Guid.NewGuid().ToString());
        request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(secret, body))}");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode == 200 && (string?)JsonNode.Parse(text)!["delivery_id"] is { } id)
        {
            Accepted.Add((id, Stopwatch.GetElapsedTime(started)));
        }
        else
        {
            Refused[(int)answer.StatusCode] = Refused.GetValueOrDefault((int)answer.StatusCode) + 1;
        }
    }

    private static string Event(string source, int sourceId, int pull) => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"action":"closed","number":{{{pull}}},
         "pull_request":{"number":{{{pull}}},"merged":true,"merge_commit_sha":"{{{pull:x40}}}","title":"A change","html_url":"https://github.com/{{{source}}}/pull/{{{pull}}}",
          "changed_files":1,"user":{"login":"ann","id":1},"merged_by":{"login":"bob","id":2},"base":{"ref":"main"},"body":"{{{_description}}}"},
         "repository":{"id":{{{sourceId}}},"full_name":"{{{source}}}"},
         "installation":{"id":{{{100 + (sourceId % 5)}}}}}
        """);

    // An event of GitHub has some 20 KB that are passed over.
    private static readonly string _description = new('x', 20_000);
}
