using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Domain.Routing;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Webhooks;

/// <summary>A pull request was merged somewhere: is it ours, and if so, keep it.</summary>
/// <param name="DeliveryId">GitHub's delivery GUID.</param>
/// <param name="PullRequest">The merge.</param>
public sealed record ProcessPullRequestWebhook(string DeliveryId, MergedPullRequest PullRequest) : IRequest<WebhookAnswer>;

internal sealed partial class ProcessPullRequestWebhookHandler(
    CurrentConfiguration configuration,
    IInstallations installations,
    IMediator mediator,
    IDeliveryQueue queue,
    ILogger<ProcessPullRequestWebhookHandler> logger) : IRequestHandler<ProcessPullRequestWebhook, WebhookAnswer>
{
    // GitHub cuts the connection after 10 s; half of that is for what may hang.
    private static readonly TimeSpan _checkBudget = TimeSpan.FromSeconds(5);

    public async Task<WebhookAnswer> Handle(ProcessPullRequestWebhook request, CancellationToken cancellationToken)
    {
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        budget.CancelAfter(_checkBudget);

        var merge = request.PullRequest;
        try
        {
            var loaded = await configuration.GetAsync(budget.Token);
            switch (SourceRouter.Route(loaded.Configuration, merge.Repository, merge.Branch))
            {
                case UnknownSource:
                    LogUnknown(merge.Repository);
                    return new NotForUs("unknown source");
                case Disabled:
                    LogDisabled(merge.Repository);
                    return new NotForUs("disabled source");
                case OtherBranch other:
                    LogOtherBranch(merge.Repository, merge.Branch, other.Source.Branch);
                    return new NotForUs("other branch");
                case Routed routed:
                    await CheckInstallationAsync(routed.Source, merge, budget.Token);
                    return await AcceptAsync(request, routed.Source.Settings.MaxWebhooksPerMinute, cancellationToken);
                default:
                    throw new InvalidOperationException("Routing gave an answer that is not known here.");
            }
        }
        catch (ConfigurationUnavailableException exception)
        {
            return await KeepAsync(request, KeptBecause.Configuration, exception.Message, cancellationToken);
        }
        catch (FaultException exception)
        {
            return await KeepAsync(request, KeptBecause.Authentication, exception.Message, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await KeepAsync(request, KeptBecause.Authentication, "GitHub did not confirm the installation in time.", cancellationToken);
        }
    }

    private async Task CheckInstallationAsync(Source source, MergedPullRequest merge, CancellationToken cancellationToken)
    {
        var access = await installations.ResolveAsync(merge.Repository, source.InstallationId ?? merge.InstallationId, cancellationToken);
        await installations.AuthenticateAsync(access.Installation, cancellationToken);
    }

    private async Task<WebhookAnswer> AcceptAsync(ProcessPullRequestWebhook request, int? perMinute, CancellationToken cancellationToken)
    {
        var delivery = new NewDelivery { Id = request.DeliveryId, Kind = DeliveryKind.Webhook, PullRequest = request.PullRequest };
        var acceptance = await mediator.Send(new AcceptDelivery(delivery, perMinute), cancellationToken);
        if (acceptance.Result == AcceptanceResult.Duplicate)
        {
            return new Duplicate(acceptance.Id);
        }

        await queue.ScheduleAsync(acceptance.Id, request.PullRequest.Repository, acceptance.NotBefore, cancellationToken);
        LogAccepted(acceptance.Id, request.PullRequest.Repository, request.PullRequest.Number);
        return acceptance.IsDeferred ? new DeferredDelivery(acceptance.Id, acceptance.NotBefore) : new Accepted(acceptance.Id);
    }

    private async Task<WebhookAnswer> KeepAsync(ProcessPullRequestWebhook request, KeptBecause because, string problem, CancellationToken cancellationToken)
    {
        LogKept(because, request.DeliveryId, request.PullRequest.Repository, problem);
        return await AcceptAsync(request, null, cancellationToken) switch
        {
            Accepted => new Kept(because, problem),
            var answer => answer,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No source is configured for {Repository}; its merge is left alone")]
    private partial void LogUnknown(RepositoryName repository);

    [LoggerMessage(Level = LogLevel.Information, Message = "The source {Repository} is disabled; its merge is left alone")]
    private partial void LogDisabled(RepositoryName repository);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Repository} merged into {Branch}, but the source is {SourceBranch}")]
    private partial void LogOtherBranch(RepositoryName repository, BranchName branch, BranchName sourceBranch);

    [LoggerMessage(Level = LogLevel.Information, Message = "Accepted {Delivery}: {Repository} #{Number}")]
    private partial void LogAccepted(string delivery, RepositoryName repository, int number);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Because} problem: {Delivery} of {Repository} is kept and tried again. {Problem}")]
    private partial void LogKept(KeptBecause because, string delivery, RepositoryName repository, string problem);
}
