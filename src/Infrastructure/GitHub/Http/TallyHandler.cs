using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Innermost: counts what really goes over the wire, for the delivery at hand and for the process, and makes it part of the trace.</summary>
internal sealed class TallyHandler(GitHubMetrics metrics, IGitHubUsage usage, TimeProvider time) : DelegatingHandler
{
    /// <summary>Says on whose behalf a request is made; the App's own have none.</summary>
    public static readonly HttpRequestOptionsKey<InstallationId> Installation = new("copier.installation");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestTally.Add();
        InstallationId? installation = request.Options.TryGetValue(Installation, out var known) ? known : null;
        using var span = RequestSpan.Begin(request, installation);
        var started = time.GetTimestamp();
        HttpResponseMessage? response = null;
        try
        {
            return response = await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            var status = (int?)response?.StatusCode;
            metrics.Count(installation, request.Method.Method, status, time.GetElapsedTime(started));
            if (installation is { } caller)
            {
                usage.Count(caller, GitHubMetrics.IsError(status));
            }

            if (span is not null)
            {
                RequestSpan.End(span, status);
            }
        }
    }
}
