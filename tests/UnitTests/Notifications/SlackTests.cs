using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Infrastructure.Notifications;
using ExamplesCopier.Infrastructure.Storage;
using ExamplesCopier.UnitTests.Settings;
using ExamplesCopier.UnitTests.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.UnitTests.Notifications;

/// <summary>Alerts over real HTTP, to a Slack that fails, hangs and comes back; the clock is the test's.</summary>
public sealed class SlackTests : IAsyncLifetime
{
    private const string Secret = "/services/T000/B000/secret";
    private static readonly TimeSpan _attemptTimeout = TimeSpan.FromSeconds(10);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("copier-slack-");
    private readonly SteppedTime _time = new(_attemptTimeout, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
    private readonly Channel<string> _received = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _log = [];
    private readonly Channel<string> _logged = Channel.CreateUnbounded<string>();
    private Func<HttpContext, Task> _slack = _ => Task.CompletedTask;
    private WebApplication _server = null!;
    private ServiceProvider _services = null!;
    private SlackSender _sender = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.MapPost(Secret, async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync(context.RequestAborted);
            await _slack(context);
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                _received.Writer.TryWrite(body);
            }
        });
        await _server.StartAsync(TestContext.Current.CancellationToken);
        var address = new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Lines(_log, _logged.Writer)));
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton<IOptionsMonitor<SlackOptions>>(new FixedOptions<SlackOptions>(new SlackOptions { WebhookUrl = new Uri(address, Secret), Channel = "#alerts" }));
        services.AddOptions<StorageOptions>().Configure(options => options.ConnectionString = $"Data Source={Path.Combine(_folder.FullName, "copier.db")}");
        services.AddStorage();
        services.AddNotifications();
        _services = services.BuildServiceProvider();
        await Store.SetupOf(_services).StartingAsync(TestContext.Current.CancellationToken);
        _sender = _services.GetServices<IHostedService>().OfType<SlackSender>().Single();
        await _sender.StartAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_alert_is_posted_with_its_channel_and_nothing_in_it_acts()
    {
        await AlertAsync("acme/docs", "<!channel> & @here *bold* _slanted_ ~struck~ `code` <https://evil.example|x> https://evil.example evil.example my_repo");

        var message = JsonNode.Parse(await NextAsync())!;
        ((string)message["channel"]!).Should().Be("#alerts");
        ((string)message["text"]!).Should().StartWith("Examples Copier, not copied (acme/docs): &lt;!channel&gt; &amp; ")
            .And.NotContain("<").And.NotContain("@here").And.NotContain("*bold*").And.NotContain("`code`")
            .And.NotContain("_slanted_").And.NotContain("~struck~").And.NotContain("://").And.NotContain("evil.example").And.Contain("my_repo", "names stay as they are");
        ((bool)message["mrkdwn"]!).Should().BeFalse();
        message.AsObject().ContainsKey("blocks").Should().BeFalse("blocks are formatted whatever the message says");
    }

    [Fact]
    public async Task Every_kind_is_told_and_one_that_is_not_known_silences_no_other()
    {
        await _services.GetRequiredService<INotifications>().AlertAsync(new Alert((AlertKind)99, "acme/docs", "x"), TestContext.Current.CancellationToken);
        await LoggedAsync("could not be told");
        foreach (var kind in Enum.GetValues<AlertKind>())
        {
            await _services.GetRequiredService<INotifications>().AlertAsync(new Alert(kind, "acme/docs", $"about {kind}."), TestContext.Current.CancellationToken);

            (await NextAsync()).Should().Contain($"about {kind}.");
        }
    }

    [Fact]
    public async Task Slack_that_fails_is_tried_again_until_it_recovers()
    {
        var failures = 4;
        _slack = context =>
        {
            context.Response.StatusCode = failures-- > 0 ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            return Task.CompletedTask;
        };
        await AlertAsync("acme/docs", "first");

        (await NextAsync()).Should().Contain("first");
        failures.Should().Be(-1);
    }

    [Fact]
    public async Task Slack_that_hangs_holds_nobody_up_and_is_tried_again()
    {
        var hung = new TaskCompletionSource();
        _slack = async context =>
        {
            if (hung.TrySetResult())
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }
        };
        for (var i = 0; i < 2 * SlackQueue.Length; i++)
        {
            AlertAsync($"acme/r{i}", "x").IsCompletedSuccessfully.Should().BeTrue();
        }

        await hung.Task.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(_attemptTimeout);
        string last;
        do
        {
            last = await NextAsync();
        }
        while (!last.Contains($"acme/r{2 * SlackQueue.Length - 1}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_cause_is_told_once_an_hour_with_the_number_held_back()
    {
        for (var i = 0; i < 50; i++)
        {
            await AlertAsync("acme/docs", $"failure {i}");
        }

        await AlertAsync("acme/site", "another cause");
        (await NextAsync()).Should().Contain("failure 0");
        (await NextAsync()).Should().Contain("another cause");
        _received.Reader.TryPeek(out _).Should().BeFalse();

        _time.Advance(AlertThrottle.Window);
        string counted;
        do
        {
            // One that was on its way when the hour was over may be told again.
            counted = await NextAsync();
        }
        while (counted.Contains("another cause", StringComparison.Ordinal));
        counted.Should().Contain("failure 49").And.Contain("48 more");
    }

    [Fact]
    public async Task Without_a_store_all_is_told()
    {
        await using (var database = _services.GetRequiredService<CopierDbContexts>().Create())
        {
            await database.Database.ExecuteSqlRawAsync("DROP TABLE alerts", TestContext.Current.CancellationToken);
        }

        await AlertAsync("acme/docs", "first");
        await AlertAsync("acme/docs", "second");

        (await NextAsync()).Should().Contain("first");
        (await NextAsync()).Should().Contain("second");
    }

    [Fact]
    public async Task The_address_is_never_logged()
    {
        _slack = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
        await AlertAsync("acme/docs", "first");
        await LoggedAsync("Slack refused an alert with 404");
        await _server.StopAsync(TestContext.Current.CancellationToken);
        await AlertAsync("acme/site", "second");
        await LoggedAsync("could not be told");

        _log.Should().NotContain(line => line.Contains("secret", StringComparison.Ordinal));
        _log.Should().Contain(line => line.Contains("Alert, Upload, acme/site: second", StringComparison.Ordinal), "the log has all of them");
    }

    public async ValueTask DisposeAsync()
    {
        await _sender.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task AlertAsync(string cause, string message) =>
        _services.GetRequiredService<INotifications>().AlertAsync(new Alert(AlertKind.Upload, cause, message), TestContext.Current.CancellationToken);

    private async Task<string> NextAsync()
    {
        var next = _received.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();
        await _time.RunUntilAsync(next).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        return await next;
    }

    private async Task LoggedAsync(string words)
    {
        string line;
        do
        {
            var next = _logged.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();
            await _time.RunUntilAsync(next);
            line = await next;
        }
        while (!line.Contains(words, StringComparison.Ordinal));
    }

    private sealed class Lines(ConcurrentQueue<string> lines, ChannelWriter<string> logged) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{formatter(state, exception)} {exception}";
            lines.Enqueue(line);
            logged.TryWrite(line);
        }

        public void Dispose()
        {
        }
    }
}
