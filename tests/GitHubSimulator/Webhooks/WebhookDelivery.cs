using System.Text;
using System.Text.Json.Nodes;

namespace ExamplesCopier.GitHubSimulator.Webhooks;

/// <summary>An event ready to be sent, once or again; its bytes and signature never change.</summary>
public sealed class WebhookDelivery
{
    private readonly List<DeliveryAttempt> _attempts = [];

    internal WebhookDelivery(Guid id, string eventName, byte[] body, IReadOnlyDictionary<string, string> headers) =>
        (Id, Event, Body, Headers) = (id, eventName, body, headers);

    /// <summary>The GUID in <c>X-GitHub-Delivery</c>, the same for every attempt.</summary>
    public Guid Id { get; }

    /// <summary>The event's name, such as <c>pull_request</c>.</summary>
    public string Event { get; }

    /// <summary>The exact bytes that are signed.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>GitHub's headers, the signature included.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Every attempt so far.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts
    {
        get
        {
            lock (_attempts) return [.. _attempts];
        }
    }

    /// <summary>The payload, parsed anew.</summary>
    public JsonObject Payload => JsonNode.Parse(Body.Span)!.AsObject();

    /// <summary>The request GitHub would send; a test may change it before sending it itself.</summary>
    public HttpRequestMessage ToRequest(Uri url)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(Body.ToArray()) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in Headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Event} {Id}: {Encoding.UTF8.GetString(Body.Span)}";

    internal void Add(DeliveryAttempt attempt)
    {
        lock (_attempts) _attempts.Add(attempt);
    }
}

/// <summary>One attempt and what came of it.</summary>
/// <param name="At">When it was sent.</param>
/// <param name="Status">The status of the answer; null when there was none.</param>
/// <param name="Body">The body of the answer, or what went wrong.</param>
public sealed record DeliveryAttempt(DateTimeOffset At, int? Status, string Body)
{
    /// <summary>Whether GitHub gave up waiting for the answer.</summary>
    public bool TimedOut { get; init; }

    /// <summary>Whether GitHub counts it as delivered.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;
}
