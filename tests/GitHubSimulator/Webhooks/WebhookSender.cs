using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ExamplesCopier.GitHubSimulator.Webhooks;

/// <summary>Signs events and sends them, and remembers every one.</summary>
public sealed class WebhookSender : IDisposable
{
    private const int HookId = 292_430_182;
    private readonly World _world;
    private readonly List<WebhookDelivery> _deliveries = [];
    private readonly List<Task> _underWay = [];
    private HttpClient? _client;

    internal WebhookSender(World world) => _world = world;

    /// <summary>Where events go; events cannot be sent before it is set.</summary>
    public Uri? Url { get; set; }

    /// <summary>What carries them, such as the handler of an in-process server; real sockets unless set. GitHub waits ten seconds for an answer.</summary>
    public HttpMessageHandler? Transport
    {
        get;
        set
        {
            lock (_deliveries) (field, _client) = (value, null);
        }
    }

    /// <summary>Everything built so far, sent or not, oldest first.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries
    {
        get
        {
            lock (_deliveries) return [.. _deliveries];
        }
    }

    /// <summary>Makes an event of any kind and signs it, without sending it.</summary>
    public WebhookDelivery Build(string eventName, JsonObject payload, WebhookShape? shape = null)
    {
        shape ??= new WebhookShape();
        if (!shape.WithInstallation) payload.Remove("installation");
        if (shape.WithoutMergeCommit && payload["pull_request"] is JsonObject pull) pull["merge_commit_sha"] = null;
        shape.Edit?.Invoke(payload);
        var id = shape.DeliveryId ?? Guid.NewGuid();
        var body = Encoding.UTF8.GetBytes(payload.ToJsonString());
        var delivery = new WebhookDelivery(id, eventName, body, Headers(id, eventName, body));
        lock (_deliveries) _deliveries.Add(delivery);
        return delivery;
    }

    /// <summary>Sends an event, for the first time or again, and waits for the answer.</summary>
    public async Task<DeliveryAttempt> SendAsync(WebhookDelivery delivery)
    {
        var url = Url ?? throw new InvalidOperationException("Set Webhooks.Url before sending events, or build them without sending.");
        return Record(delivery, await TryAsync(delivery, url));
    }

    /// <summary>Records an attempt that failed, without sending anything: with a status, or none when nobody listened.</summary>
    public DeliveryAttempt Fail(WebhookDelivery delivery, int? status = null) => Record(delivery, new DeliveryAttempt(_world.Now, status, ""));

    /// <summary>Sends an event again with the GUID it had, as GitHub's redelivery does.</summary>
    public Task<DeliveryAttempt> RedeliverAsync(Guid id) => SendAsync(
        Deliveries.LastOrDefault(d => d.Id == id) ?? throw new ArgumentException($"No delivery {id}.", nameof(id)));

    /// <summary>Completes when every event sent without waiting has been answered.</summary>
    public Task SettledAsync()
    {
        lock (_deliveries) return Task.WhenAll(_underWay);
    }

    /// <inheritdoc/>
    public void Dispose() => _client?.Dispose();

    internal void SendLater(WebhookDelivery delivery)
    {
        lock (_deliveries)
        {
            _underWay.RemoveAll(t => t.IsCompletedSuccessfully);
            _underWay.Add(Task.Run(() => SendAsync(delivery)));
        }
    }

    /// <summary>The value of <c>X-Hub-Signature-256</c> for a body.</summary>
    public static string Sign(string secret, ReadOnlySpan<byte> body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));

    private async Task<DeliveryAttempt> TryAsync(WebhookDelivery delivery, Uri url)
    {
        var at = _world.Now;
        try
        {
            using var request = delivery.ToRequest(url);
            using var answer = await Client().SendAsync(request);
            return new DeliveryAttempt(at, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException error)
        {
            return new DeliveryAttempt(at, null, error.Message);
        }
        catch (TaskCanceledException error)
        {
            return new DeliveryAttempt(at, null, error.Message) { TimedOut = true };
        }
    }

    private DeliveryAttempt Record(WebhookDelivery delivery, DeliveryAttempt attempt)
    {
        _world.HookDeliveries.Add(delivery, attempt, Url?.ToString() ?? "");
        delivery.Add(attempt);
        return attempt;
    }

    private HttpClient Client()
    {
        lock (_deliveries) return _client ??= new HttpClient(Transport ?? new SocketsHttpHandler { AllowAutoRedirect = false }, Transport is null) { Timeout = TimeSpan.FromSeconds(10) };
    }

    private Dictionary<string, string> Headers(Guid id, string eventName, byte[] body) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["User-Agent"] = "GitHub-Hookshot/7f65dd0",
        ["Accept"] = "*/*",
        ["X-GitHub-Delivery"] = id.ToString(),
        ["X-GitHub-Event"] = eventName,
        ["X-GitHub-Hook-ID"] = HookId.ToString(CultureInfo.InvariantCulture),
        ["X-GitHub-Hook-Installation-Target-ID"] = _world.App.Id.ToString(CultureInfo.InvariantCulture),
        ["X-GitHub-Hook-Installation-Target-Type"] = "integration",
        ["X-Hub-Signature-256"] = Sign(_world.App.WebhookSecret, body),
    };
}
