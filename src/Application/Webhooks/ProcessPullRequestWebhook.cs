using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Application.Telemetry;
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
    MergeRouting routing,
    SourceAccess access,
    WebhookIntake intake,
    TimeProvider time,
    ILogger<ProcessPullRequestWebhookHandler> logger) : IRequestHandler<ProcessPullRequestWebhook, WebhookAnswer>
{
    // GitHub cuts the connection after 10 s; half of that is for what may hang.
    private static readonly TimeSpan _checkBudget = TimeSpan.FromSeconds(5);

    public async Task<WebhookAnswer> Handle(ProcessPullRequestWebhook request, CancellationToken cancellationToken)
    {
        using var lines = logger.About(request.DeliveryId, request.PullRequest.Repository, CurrentRequest.Id);
        using var hurry = new CancellationTokenSource(_checkBudget, time);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, hurry.Token);

        var slow = (Because: KeptBecause.Configuration, Problem: "The configuration could not be read in time.");
        try
        {
            var routed = await routing.RouteSoonAsync(request.PullRequest, budget.Token);
            slow = (KeptBecause.Authentication, "GitHub did not confirm the installation in time.");
            request = request with { PullRequest = routed.Merge };
            return routed.Decision switch
            {
                UnknownSource => LeaveAlone(request.PullRequest, LogLevel.Warning, "unknown source"),
                Disabled => LeaveAlone(request.PullRequest, LogLevel.Information, "disabled source"),
                OtherBranch => LeaveAlone(request.PullRequest, LogLevel.Debug, "other branch"),
                Routed ours => await AcceptAsync(request, ours.Source, budget.Token, cancellationToken),
                _ => throw new InvalidOperationException("Routing gave an answer that is not known here."),
            };
        }
        catch (ConfigurationUnavailableException exception)
        {
            return await intake.KeepAsync(request, KeptBecause.Configuration, exception.Message, cancellationToken);
        }
        catch (FaultException exception)
        {
            return await intake.KeepAsync(request, KeptBecause.Authentication, exception.Message, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await intake.KeepAsync(request, slow.Because, slow.Problem, cancellationToken);
        }
    }

    private async Task<WebhookAnswer> AcceptAsync(ProcessPullRequestWebhook request, Source source, CancellationToken budget, CancellationToken cancellationToken)
    {
        await access.AuthenticateAsync(source, request.PullRequest, budget);
        return await intake.AcceptAsync(request, source.Settings.MaxWebhooksPerMinute, cancellationToken);
    }

    private NotForUs LeaveAlone(MergedPullRequest merge, LogLevel level, string reason)
    {
        LogLeftAlone(level, merge.Repository, merge.Branch, reason);
        return new NotForUs(reason);
    }

    [LoggerMessage(Message = "A merge of {Repository} into {Branch} is left alone: {Reason}")]
    private partial void LogLeftAlone(LogLevel level, RepositoryName repository, BranchName branch, string reason);
}
