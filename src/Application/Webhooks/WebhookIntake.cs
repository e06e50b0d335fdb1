using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Webhooks;

/// <summary>Stores the merge that a webhook tells of, and has it started.</summary>
internal sealed partial class WebhookIntake(IMediator mediator, IDeliveryQueue queue, ILogger<WebhookIntake> logger)
{
    /// <param name="request">What GitHub told.</param>
    /// <param name="perMinute">The source's rate; null when it is not known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<WebhookAnswer> AcceptAsync(ProcessPullRequestWebhook request, int? perMinute, CancellationToken cancellationToken)
    {
        var delivery = new NewDelivery { Id = request.DeliveryId, Kind = DeliveryKind.Webhook, PullRequest = request.PullRequest };
        var acceptance = await mediator.Send(new AcceptDelivery(delivery, perMinute), cancellationToken);
        if (acceptance.Result == AcceptanceResult.Duplicate)
        {
            return new Duplicate(acceptance.Id);
        }

        await queue.ScheduleAsync(request.PullRequest.Repository, acceptance.NotBefore, cancellationToken);
        LogAccepted(acceptance.Id, request.PullRequest.Repository, request.PullRequest.Number);
        return acceptance.IsDeferred ? new DeferredDelivery(acceptance.Id, acceptance.NotBefore) : new Accepted(acceptance.Id);
    }

    /// <summary>Stores what cannot be worked on now; nothing that reached us is lost by our own trouble.</summary>
    public async Task<WebhookAnswer> KeepAsync(ProcessPullRequestWebhook request, KeptBecause because, string problem, CancellationToken cancellationToken)
    {
        LogKept(because, request.DeliveryId, request.PullRequest.Repository, problem);
        return await AcceptAsync(request, null, cancellationToken) switch
        {
            Accepted => new Kept(because, problem),
            var answer => answer,
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Accepted {Delivery}: {Repository} #{Number}")]
    private partial void LogAccepted(string delivery, RepositoryName repository, int? number);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Because} problem: {Delivery} of {Repository} is kept and tried again. {Problem}")]
    private partial void LogKept(KeptBecause because, string delivery, RepositoryName repository, string problem);
}
