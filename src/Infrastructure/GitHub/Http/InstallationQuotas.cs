using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Remembers what GitHub's answers tell of each installation's quota, for REST and GraphQL apart
/// (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#checking-the-status-of-your-rate-limit).
/// </summary>
internal sealed class InstallationQuotas(TimeProvider time) : IInstallationQuotas
{
    private readonly ConcurrentDictionary<(InstallationId Installation, string Resource), Quota> _last = new();

    public bool IsScarce(InstallationId installation) => ScarceUntil(installation) is not null;

    public DateTimeOffset? ScarceUntil(InstallationId installation)
    {
        var now = time.GetUtcNow();
        return _last
            .Where(known => known.Key.Installation == installation && known.Value.ResetAt > now && known.Value.Remaining * 10 < known.Value.Limit)
            .Max(known => (DateTimeOffset?)known.Value.ResetAt);
    }

    /// <summary>Every installation of which something is known.</summary>
    public IEnumerable<InstallationId> Known => _last.Keys.Select(key => key.Installation).Distinct();

    /// <summary>What is known of an installation's quotas, by the name of the resource; what was left of an hour that is over is known no longer.</summary>
    public IReadOnlyList<InstallationQuota> Of(InstallationId installation) =>
    [
        .. _last.Where(known => known.Key.Installation == installation && known.Value.ResetAt > time.GetUtcNow())
            .Select(known => new InstallationQuota(known.Key.Resource, known.Value.Limit, known.Value.Remaining, known.Value.ResetAt))
            .OrderBy(quota => quota.Resource, StringComparer.Ordinal),
    ];

    public void Learn(InstallationId installation, HttpResponseHeaders headers)
    {
        if (Number(headers, "x-ratelimit-limit") is { } limit
            && Number(headers, "x-ratelimit-remaining") is { } remaining
            && Number(headers, "x-ratelimit-reset") is { } reset
            && reset < DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            var resource = headers.TryGetValues("x-ratelimit-resource", out var names) ? names.First() : "core";
            _last[(installation, resource)] = new Quota(limit, remaining, DateTimeOffset.FromUnixTimeSeconds(reset));
        }
    }

    private static long? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Quota(long Limit, long Remaining, DateTimeOffset ResetAt);
}
