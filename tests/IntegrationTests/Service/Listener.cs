using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.IntegrationTests.Service;

/// <summary>Somebody on this machine who keeps all that it is sent, and answers with one status.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Text)> _heard = [];

    private Listener(WebApplication app) => _app = app;

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Headers and body of each request, oldest first.</summary>
    public IReadOnlyList<(string Path, string Text)> Heard => [.. _heard];

    /// <param name="status">The answer to everything.</param>
    /// <param name="location">Where it leads.</param>
    public static async Task<Listener> StartAsync(int status = StatusCodes.Status200OK, Uri? location = null)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var listener = new Listener(builder.Build());
        listener._app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            listener._heard.Enqueue((context.Request.Path, $"{string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}"))}\n\n{await reader.ReadToEndAsync()}"));
            context.Response.StatusCode = status;
            context.Response.Headers.Location = location?.ToString();
        });
        await listener._app.StartAsync();
        return listener;
    }

    public async Task UntilAsync(Func<IReadOnlyList<(string Path, string Text)>, bool> isEnough)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!isEnough(Heard))
        {
            await pause.WaitForNextTickAsync(patience.Token);
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
