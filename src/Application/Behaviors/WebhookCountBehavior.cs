using ExamplesCopier.Application.Telemetry;
using ExamplesCopier.Application.Webhooks;
using MediatR;

namespace ExamplesCopier.Application.Behaviors;

/// <summary>Counts what became of each webhook of a merge.</summary>
internal sealed class WebhookCountBehavior(WebhookMetrics metrics) : IPipelineBehavior<ProcessPullRequestWebhook, WebhookAnswer>
{
    public async Task<WebhookAnswer> Handle(ProcessPullRequestWebhook request, CancellationToken cancellationToken, RequestHandlerDelegate<WebhookAnswer> next)
    {
        WebhookAnswer? answer = null;
        try
        {
            return answer = await next();
        }
        finally
        {
            metrics.Count(request.PullRequest.Repository, answer);
        }
    }
}
