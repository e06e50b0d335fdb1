using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;

namespace ExamplesCopier.Infrastructure.Queueing;

/// <summary>
/// Puts each source's limits into force at start, and again when the configuration has changed: here, or on another replica, which the reload signal tells.
/// Until the configuration is known, one delivery of a source runs at a time, which no configuration forbids.
/// </summary>
internal sealed partial class SourceLimits(
    ISchedulerFactory schedulers,
    CurrentConfiguration configuration,
    IReloadSignal signal,
    SourceRates rates,
    IOptionsMonitor<CopierOptions> options,
    TimeProvider time,
    ILogger<SourceLimits> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    // A replica that nobody asks anything still learns of what was changed without a signal.
    private static readonly TimeSpan _shortestAge = TimeSpan.FromMinutes(1);

    private IReadOnlyList<(string Group, int Limit)> _applied = [];
    private CopierConfiguration? _appliedFrom;

    /// <summary>What holds until the configuration is known.</summary>
    public static void ApplyUnknown(ExecutionLimitsBuilder limits) => limits.ForGroupsWithPrefix(SourceGroups.Prefix, 1, ExecutionLimitScope.Cluster);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, time);
        do
        {
            try
            {
                await RefreshAsync(stoppingToken);
                await ApplyAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Whatever it is, the deliveries go on under the limits as they were.
                LogLater(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static ExecutionLimits Limits(IEnumerable<(string Group, int Limit)> sources)
    {
        var limits = ExecutionLimitsBuilder.Create()
            .ForGroupsWithPrefix(SourceGroups.Prefix, SourceSettings.Default.MaxConcurrent, ExecutionLimitScope.Cluster);
        foreach (var (group, limit) in sources)
        {
            limits.ForGroup(group, limit, ExecutionLimitScope.Cluster);
        }

        return limits.Build();
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var raised = await signal.CountAsync(cancellationToken);
        var status = configuration.Status;
        var cached = TimeSpan.FromSeconds(options.CurrentValue.ConfigCacheSeconds);
        var age = time.GetUtcNow() - status.CheckedAt;
        if (status.Loaded is null || raised > status.Signal || age >= (cached > _shortestAge ? cached : _shortestAge))
        {
            await configuration.RefreshAsync(cancellationToken);
        }
    }

    private async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (configuration.Status.Loaded?.Configuration is not { } current || ReferenceEquals(current, _appliedFrom))
        {
            return;
        }

        await rates.ApplyAsync(current.Sources.Select(source => (source.Repository, source.Settings.MaxWebhooksPerMinute)), cancellationToken);
        (string, int)[] wanted = [.. current.Sources.Select(source => (SourceGroups.Of(source.Repository), source.Settings.MaxConcurrent))];
        if (_appliedFrom is null || !wanted.SequenceEqual(_applied))
        {
            var scheduler = await schedulers.GetScheduler(cancellationToken);
            await scheduler.SetExecutionLimits(Limits(wanted), cancellationToken);
        }

        (_applied, _appliedFrom) = (wanted, current);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The limits of the sources could not be brought up to date; this is tried again in a second")]
    private partial void LogLater(Exception exception);
}
