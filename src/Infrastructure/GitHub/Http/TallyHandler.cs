using System.Diagnostics.Metrics;
using ExamplesCopier.Application.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>Innermost: counts what really goes over the wire, for the delivery at hand and for the process.</summary>
internal sealed class TallyHandler(TimeProvider time) : DelegatingHandler
{
    private static readonly Meter _meter = new("ExamplesCopier.GitHub");

    private static readonly Histogram<double> _duration =
        _meter.CreateHistogram<double>("copier.github.request.duration", "s", "Duration of one request to GitHub.");

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
            _duration.Record(
                time.GetElapsedTime(started).TotalSeconds,
                new KeyValuePair<string, object?>("http.request.method", request.Method.Method),
                new KeyValuePair<string, object?>("http.response.status_code", (int?)response?.StatusCode));
        }
    }
}
