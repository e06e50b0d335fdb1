using ExamplesCopier.Api.Webhooks;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ExamplesCopier.Api.Listening;

/// <summary>What one caller may ask of the server. GitHub and people stay far below all of it.</summary>
internal static class RequestLimits
{
    /// <summary>For everything but webhooks: a configuration has 1 MB, and JSON may write it at twice the length.</summary>
    public const long SmallBody = 2 * 1024 * 1024;

    public static void Apply(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = WebhookBody.MaxBytes;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
