using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>
/// Takes what is exported by OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp) or gRPC, and lets a test read it.
/// </summary>
internal sealed class Collector : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    // What stands before each message of gRPC: whether it is compressed, and its length.
    private const int FrameHeader = 5;

    private readonly WebApplication _app;
    private readonly bool _isGrpc;
    private readonly ConcurrentQueue<(string Signal, byte[] Body)> _taken = [];

    private Collector(WebApplication app, bool isGrpc) => (_app, _isGrpc) = (app, isGrpc);

    /// <param name="isGrpc">Speaks gRPC, which is what exporters speak when nobody says otherwise.</param>
    public static async Task<Collector> StartAsync(bool isGrpc = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        var collector = new Collector(builder.Build(), isGrpc);
        collector._app.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            collector._taken.Enqueue((signal, await BodyAsync(request)));
            return Results.Bytes([], "application/x-protobuf");
        });
        collector._app.MapPost("/opentelemetry.proto.collector.{kind}.v1.{service}/Export", async (string kind, HttpContext context) =>
        {
            var body = await BodyAsync(context.Request);
            collector._taken.Enqueue((kind == "trace" ? "traces" : kind, body[FrameHeader..]));
            context.Response.ContentType = "application/grpc";
            context.Response.DeclareTrailer("grpc-status");
            await context.Response.Body.WriteAsync(new byte[FrameHeader]);
            context.Response.AppendTrailer("grpc-status", "0");
        });
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>What makes a service export to it, and soon.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(_isGrpc ? [] : [new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")])
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(),
        ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
        ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
        ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
    };

    public IReadOnlyList<ExportedSpan> Spans => [.. Of("traces", 1, 2, 2).Select(ExportedSpan.Of)];

    public IReadOnlyList<string> Metrics => [.. Of("metrics", 1, 2, 2).Select(metric => metric.Text(1)).Distinct()];

    public IReadOnlyList<ExportedLine> Lines => [.. Of("logs", 1, 2, 2).Select(ExportedLine.Of)];

    /// <summary>All that was exported, as text as far as it is text.</summary>
    public string Everything(string signal) => string.Concat(_taken.Where(taken => taken.Signal == signal).Select(taken => Encoding.Latin1.GetString(taken.Body)));

    /// <summary>Waits until what was exported is enough.</summary>
    public async Task UntilAsync(Func<Collector, bool> isEnough)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!isEnough(this))
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task<byte[]> BodyAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private IEnumerable<Protobuf> Of(string signal, params int[] path) => _taken.Where(taken => taken.Signal == signal).SelectMany(taken => Protobuf.Parse(taken.Body).At(path));
}

/// <summary>A span, by the numbers of <c>opentelemetry/proto/trace/v1/trace.proto</c>.</summary>
internal sealed record ExportedSpan(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Attributes)
{
    public static ExportedSpan Of(Protobuf span) => new(span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), AttributesOf(span, 9));

    public static Dictionary<string, string> AttributesOf(Protobuf message, int field) => message.At(field)
        .ToDictionary(attribute => attribute.Text(1), attribute => attribute.At(2).Single() is var value && value.Text(1) is { Length: > 0 } text ? text : $"{value.Number(2) | value.Number(3)}");
}

/// <summary>A line of the log, by the numbers of <c>opentelemetry/proto/logs/v1/logs.proto</c>.</summary>
internal sealed record ExportedLine(string Text, string Trace, IReadOnlyDictionary<string, string> Attributes)
{
    public static ExportedLine Of(Protobuf line) => new(line.At(5).Single().Text(1), line.Hex(9), ExportedSpan.AttributesOf(line, 6));
}
