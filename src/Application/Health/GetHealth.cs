using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using MediatR;

namespace ExamplesCopier.Application.Health;

/// <summary>How the service is doing.</summary>
public sealed record GetHealth : IRequest<HealthReport>;

/// <param name="Status">The worst of what is below.</param>
/// <param name="GitHub">Whether GitHub lets us in.</param>
/// <param name="ConfigurationProblems">Why the newest configuration is not in force.</param>
/// <param name="ConfigurationVersion">The one in force.</param>
/// <param name="Sources">Every configured source.</param>
/// <param name="Queues">Null when the store does not answer.</param>
public sealed record HealthReport(
    HealthLevel Status,
    GitHubHealth GitHub,
    IReadOnlyList<string> ConfigurationProblems,
    string? ConfigurationVersion,
    IReadOnlyList<SourceHealth> Sources,
    QueueLengths? Queues);

public enum HealthLevel
{
    Healthy,
    Degraded,
    Unhealthy,
}

public sealed record GitHubHealth(HealthLevel Status, bool Authenticated, string? Problem);

public sealed record SourceHealth(Source Source, SourceStatus Status, DateTimeOffset? LastWebhook, InstallationId? Installation);

internal sealed class GetHealthHandler(CurrentConfiguration configuration, ISourceTotals totals, IDeliveryHistory history, IGitHubStatus gitHub, IBrakes brakes)
    : IRequestHandler<GetHealth, HealthReport>
{
    public async Task<HealthReport> Handle(GetHealth request, CancellationToken cancellationToken)
    {
        var current = await configuration.RefreshOrKeepAsync(cancellationToken);
        var reachable = new GitHubHealth(gitHub.Authenticated == false ? HealthLevel.Degraded : HealthLevel.Healthy, gitHub.Authenticated == true, gitHub.Problem);
        var sources = current.Loaded?.Configuration.Sources ?? [];
        try
        {
            var seen = (await totals.TotalsAsync(cancellationToken)).ToDictionary(total => total.Source);
            var pauses = await brakes.ReadAsync(cancellationToken);
            var health = sources.Select(source => OfSource(source, seen.GetValueOrDefault(source.Repository), current.Loaded!, pauses)).ToList();
            var level = current.Problems.Count > 0 || reachable.Status != HealthLevel.Healthy ? HealthLevel.Degraded : HealthLevel.Healthy;
            return Report(level, health, await history.QueueLengthsAsync(cancellationToken));
        }
        catch (StoreUnavailableException)
        {
            return Report(HealthLevel.Unhealthy, [.. sources.Select(source => OfSource(source, null, current.Loaded!, Pauses.None))], null);
        }

        HealthReport Report(HealthLevel level, IReadOnlyList<SourceHealth> health, QueueLengths? queues) =>
            new(level, reachable, current.Problems, current.Loaded?.Version, health, queues);
    }

    private static SourceHealth OfSource(Source source, SourceTotals? totals, LoadedConfiguration loaded, Pauses pauses) =>
        new(source, SourceStatuses.Of(source, totals, loaded.IsBroken(source.Repository), pauses.Hold(source.Repository)), totals?.LastWebhook, source.InstallationId ?? totals?.InstallationId);
}
