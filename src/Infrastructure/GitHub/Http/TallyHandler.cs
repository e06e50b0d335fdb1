using ExamplesCopier.Application.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Innermost: counts what really goes over the wire, for the delivery at hand and for the process.</summary>
internal sealed class TallyHandler(GitHubMetrics metrics, TimeProvider time) : DelegatingHandler
{
    /// <summary>Says on whose behalf a request is made; the App's own have none.</summary>
    public static readonly HttpRequestOptionsKey<InstallationId> Installation = new("copier.installation");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestTally.Add();
        var started = time.GetTimestamp();
        HttpResponseMessage? response = null;
        try
        {
            return response = await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            InstallationId? installation = request.Options.TryGetValue(Installation, out var known) ? known : null;
            metrics.Count(installation, request.Method.Method, (int?)response?.StatusCode, time.GetElapsedTime(started));
        }
    }
}
