using System.Text.Json;
using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Listening;
using ExamplesCopier.Api.Settings;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Webhooks;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Webhooks;

/// <summary>Where GitHub tells of merges (the specification's section 4).</summary>
[ApiController]
[PublicEndpoint]
public sealed class WebhookController(IMediator mediator, UnverifiedBodies bodies, Draining draining, TimeProvider time, IOptionsMonitor<WebhookOptions> options) : ControllerBase
{
    /// <summary>Where webhooks are taken; the first is the one to recommend.</summary>
    internal static IReadOnlyList<string> Paths { get; } = ["/webhooks/github", "/events", "/webhook"];

    private const string SignatureHeader = "X-Hub-Signature-256";
    private const int MaxDeliveryIdLength = 100;

    // GitHub waits ten seconds for the answer.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(9.5);

    [HttpPost("/webhooks/github")]
    [HttpPost("/events")]
    [HttpPost("/webhook")]
    public async Task<IActionResult> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (draining.IsDraining)
        {
            throw new ServiceStoppingException();
        }

        using var patience = new CancellationTokenSource(_patience, time);
        var (body, refusal) = await WebhookBody.ReadAsync(Request, bodies, patience.Token);
        using (body)
        {
            return refusal switch
            {
                WebhookBody.Refusal.TooSlow => this.Error(StatusCodes.Status408RequestTimeout, ErrorKinds.InvalidRequest, "The body did not come within ten seconds."),
                WebhookBody.Refusal.TooLarge => this.Error(StatusCodes.Status413PayloadTooLarge, ErrorKinds.PayloadTooLarge, "The body is larger than 25 MB."),
                WebhookBody.Refusal.NoRoom => this.Error(StatusCodes.Status503ServiceUnavailable, ErrorKinds.StoreUnavailable, "Too many webhooks at once; send it again."),
                _ => await InTimeAsync(body.Bytes, cancellationToken),
            };
        }
    }

    private async Task<IActionResult> InTimeAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await VerifyAsync(body, either.Token);
        }
        catch (OperationCanceledException exception) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException(exception);
        }
    }

    private async Task<IActionResult> VerifyAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var name = Request.Headers["X-GitHub-Event"].ToString();
        var deliveryId = Request.Headers["X-GitHub-Delivery"].ToString();
        if (name.Length == 0 || !IsDeliveryId(deliveryId))
        {
            return this.Error(StatusCodes.Status400BadRequest, ErrorKinds.InvalidRequest, "The headers X-GitHub-Event and X-GitHub-Delivery are missing or malformed; only GitHub sends webhooks here.");
        }

        if (!WebhookSignature.IsValid(body.Span, Request.Headers[SignatureHeader], options.CurrentValue.Secrets))
        {
            return this.Error(StatusCodes.Status401Unauthorized, ErrorKinds.InvalidSignature, "The signature is missing or wrong; check the webhook secret in the App's settings.");
        }

        try
        {
            return await DispatchAsync(name, deliveryId, body, cancellationToken);
        }
        catch (JsonException exception)
        {
            var hint = Request.HasFormContentType ? "set the webhook's content type to application/json." : $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}, at '{exception.Path}'.";
            return this.Error(StatusCodes.Status400BadRequest, ErrorKinds.InvalidRequest, $"The body is not the JSON of a GitHub event: {hint}");
        }
    }

    private async Task<IActionResult> DispatchAsync(string name, string deliveryId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (name != "pull_request")
        {
            return await OtherEventAsync(name, body, cancellationToken);
        }

        var notice = JsonSerializer.Deserialize(body.Span, WebhookJson.Default.PullRequestEvent) ?? throw new JsonException("null");
        if (notice.ToProposalEnd() is { } end)
        {
            await mediator.Send(end, cancellationToken);
        }

        if (!notice.IsMerge)
        {
            return NoContent();
        }

        var (merge, problem) = notice.ToMerge();
        if (merge is null)
        {
            return this.Error(StatusCodes.Status400BadRequest, ErrorKinds.InvalidRequest, $"The event is not as GitHub sends it: {problem}");
        }

        var source = merge.Repository.ToString();
        return await mediator.Send(new ProcessPullRequestWebhook(deliveryId, merge), cancellationToken) switch
        {
            NotForUs => NoContent(),
            Accepted accepted => Reply(new WebhookReply { Status = "accepted", DeliveryId = accepted.DeliveryId, SourceRepo = source }),
            DeferredDelivery deferred => Reply(new WebhookReply { Status = "deferred", DeliveryId = deferred.DeliveryId, SourceRepo = source, NotBefore = deferred.NotBefore }),
            Duplicate duplicate => Reply(new WebhookReply { Status = "duplicate", DeliveryId = duplicate.DeliveryId, SourceRepo = source }),
            Kept kept => this.Error(StatusCodes.Status500InternalServerError, KindOf(kept.Because), $"{kept.Problem} The delivery is kept and tried again.", source),
            var answer => throw new InvalidOperationException($"There is no reply to {answer.GetType().Name}."),
        };
    }

    private async Task<IActionResult> OtherEventAsync(string name, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(body);
        if (name == "push")
        {
            return await PushAsync(body, cancellationToken);
        }

        if (name is "installation" or "installation_repositories" or "installation_target")
        {
            await mediator.Send(new HandleInstallationChange(), cancellationToken);
        }
        else if (name == "repository" && JsonSerializer.Deserialize(body.Span, WebhookJson.Default.RepositoryEvent) is { ChangesNames: true })
        {
            await mediator.Send(new HandleRepositoryChange(), cancellationToken);
        }

        return name == "ping" ? Reply(new WebhookReply { Status = "pong" }) : NoContent();
    }

    private async Task<IActionResult> PushAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var push = JsonSerializer.Deserialize(body.Span, WebhookJson.Default.PushEvent) ?? throw new JsonException("null");
        if (RepositoryName.TryParse(push.Repository?.FullName, out var repository))
        {
            await mediator.Send(new HandlePush(repository, push.Paths), cancellationToken);
        }

        return NoContent();
    }

    private static string KindOf(KeptBecause because) => because switch
    {
        KeptBecause.Configuration => ErrorKinds.Configuration,
        KeptBecause.Authentication => ErrorKinds.Authentication,
        _ => throw new ArgumentOutOfRangeException(nameof(because)),
    };

    private static JsonResult Reply(WebhookReply reply) => new(reply, ApiJson.Default.Options);

    private static bool IsDeliveryId(string id) =>
        id.Length is > 0 and <= MaxDeliveryIdLength && id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
