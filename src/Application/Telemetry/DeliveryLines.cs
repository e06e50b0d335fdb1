using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Logging;

namespace ExamplesCopier.Application.Telemetry;

/// <summary>What every line of the log about a delivery carries.</summary>
internal static class DeliveryLines
{
    /// <param name="logger">Writes the lines.</param>
    /// <param name="deliveryId">The delivery.</param>
    /// <param name="source">Its source.</param>
    /// <param name="requestId">The request that brought it. What came without one is found by its own id.</param>
    public static IDisposable? About(this ILogger logger, string deliveryId, RepositoryName source, string? requestId) =>
        logger.BeginScope(new Dictionary<string, object>
        {
            ["delivery_id"] = deliveryId,
            ["source_repo"] = source.ToString(),
            ["request_id"] = requestId ?? deliveryId,
        });
}
