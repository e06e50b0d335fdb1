using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Health;

/// <summary>Running totals of the whole deployment.</summary>
public sealed record GetMetrics : IRequest<MetricsReport>;

/// <param name="Sources">Source by source.</param>
/// <param name="ProcessingTimes">How long the newest deliveries of each source took; nothing for a source of which none is kept.</param>
/// <param name="GitHub">Installation by installation.</param>
public sealed record MetricsReport(
    IReadOnlyList<SourceTotals> Sources, IReadOnlyDictionary<RepositoryName, ProcessingTime> ProcessingTimes, IReadOnlyList<InstallationMetrics> GitHub);

/// <param name="Usage">What was asked.</param>
/// <param name="Scarcest">The quota of which least is left, by GitHub's last answer to this process; null before the first.</param>
public sealed record InstallationMetrics(InstallationUsage Usage, InstallationQuota? Scarcest);

internal sealed class GetMetricsHandler(ISourceTotals totals, IGitHubUsage usage, IInstallationQuotas quotas) : IRequestHandler<GetMetrics, MetricsReport>
{
    public async Task<MetricsReport> Handle(GetMetrics request, CancellationToken cancellationToken) => new(
        await totals.TotalsAsync(cancellationToken),
        await totals.ProcessingTimesAsync(null, cancellationToken),
        [.. (await usage.ReadAsync(cancellationToken)).Select(known => new InstallationMetrics(known, Scarcest(known)))]);

    private InstallationQuota? Scarcest(InstallationUsage usage) =>
        quotas.Of(usage.Installation).MinBy(quota => (double)quota.Remaining / Math.Max(1, quota.Limit));
}
