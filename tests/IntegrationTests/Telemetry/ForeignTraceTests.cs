using ExamplesCopier.IntegrationTests.Service;

namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>Callers who bring a trace along.</summary>
public sealed class ForeignTraceTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Span = "b7ad6b7169203331";

    [Theory]
    [InlineData("00")]
    [InlineData("01")]
    public async Task No_caller_chooses_our_trace_or_whether_it_is_kept(string flags)
    {
        await using var collector = await Collector.StartAsync();
        await using var world = await CopierWorld.PrepareAsync(Configurations.Direct);
        await using var process = await CopierProcess.StartAsync(world, null, collector.Environment);
        var merge = await world.GitHub.MergeAsync("acme/examples", pr => pr.Write("go/a.go", "a"));
        await process.FinishedAsync(merge);
        (string Method, string Path, string? Key)[] calls =
        [
            ("POST", "/webhooks/github", null), ("GET", "/api/v1/sources", null), ("GET", "/api/v1/deliveries", CopierService.ReaderKey), ("POST", $"/api/v1/deliveries/{merge.DeliveryId}/replay", CopierService.OperatorKey),
        ];
        foreach (var (method, path, key) in calls)
        {
            await SendAsync(new Uri(world.GitHub.WebhookUrl!, path), method, key, flags);
        }

        string[] names = ["POST webhooks/github", "GET api/v1/sources", "GET api/v1/deliveries", "POST api/v1/deliveries/{id}/replay"];
        await collector.UntilAsync(known => names.All(name => known.Spans.Any(span => span.Name == name))
            && known.Spans.Count(span => span.Name == names[0]) == 2 && known.Spans.Count(span => span.Name == "process delivery") == 2);

        collector.Spans.Should().NotContain(span => span.Trace == Trace || span.Parent == Span);
        collector.Everything("traces").Should().NotContain("stranger");
        collector.Lines.Should().NotContain(line => line.Trace == Trace);
    }

    private static async Task SendAsync(Uri url, string method, string? key, string flags)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (method == "POST")
        {
            request.Content = new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        }

        if (key is not null)
        {
            request.Headers.Authorization = new("Bearer", key);
        }

        request.Headers.Add("traceparent", $"00-{Trace}-{Span}-{flags}");
        request.Headers.Add("tracestate", "stranger=1");
        request.Headers.Add("baggage", "stranger=1");
        using var answer = await client.SendAsync(request);
    }
}
