using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Deliveries.CatchingUp;

/// <summary>Has GitHub send again what it could not deliver, where a watched source would have to copy it.</summary>
internal sealed partial class FailedWebhooks(
    IHookDeliveries hooks,
    IRedeliveries redeliveries,
    IAcceptedMerges accepted,
    IInstallationQuotas quotas,
    IOptionsMonitor<CopierOptions> options,
    TimeProvider time,
    ILogger<FailedWebhooks> logger)
{
    /// <exception cref="FaultException">The list cannot be read; the next look begins where this one did.</exception>
    public async Task RedeliverAsync(WatchedSources sources, CancellationToken cancellationToken)
    {
        if (options.CurrentValue.DryRun)
        {
            // To have GitHub send something is no reading; beside an older tool it would be that one's webhook.
            return;
        }

        var now = time.GetUtcNow();
        var from = Redelivery.LookBackTo(await redeliveries.LastLookAsync(cancellationToken), now);
        var isSettled = true;
        foreach (var attempt in await ListAsync(from, cancellationToken))
        {
            isSettled &= await TrySettleAsync(attempt, sources, cancellationToken);
        }

        if (isSettled)
        {
            await redeliveries.SaveLookAsync(now, cancellationToken);
        }
    }

    /// <summary>The newest failed attempt of each webhook, oldest first.</summary>
    private async Task<IReadOnlyList<FailedAttempt>> ListAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var newest = new Dictionary<string, FailedAttempt>(StringComparer.OrdinalIgnoreCase);
        string? cursor = null;
        do
        {
            var page = await hooks.ListFailedAsync(cursor, cancellationToken);
            foreach (var attempt in page.Items.Where(attempt => attempt.MayBeMerge && attempt.At >= from))
            {
                newest.TryAdd(attempt.DeliveryId, attempt);
            }

            cursor = page.Items.Any(attempt => attempt.At < from) ? null : page.NextCursor;
        }
        while (cursor is not null);

        return [.. newest.Values.OrderBy(attempt => attempt.At)];
    }

    /// <returns>False when it has to be looked at again.</returns>
    private async Task<bool> TrySettleAsync(FailedAttempt attempt, WatchedSources sources, CancellationToken cancellationToken)
    {
        try
        {
            return await SettleAsync(attempt, sources, cancellationToken);
        }
        catch (FaultException exception)
        {
            LogNotSentAgain(attempt.DeliveryId, exception.Message);
            return exception.Fault is Permanent;
        }
    }

    private async Task<bool> SettleAsync(FailedAttempt attempt, WatchedSources sources, CancellationToken cancellationToken)
    {
        var known = await redeliveries.FindAsync(attempt.DeliveryId, cancellationToken);
        if (!known.IsOpen(attempt.At)
            || await hooks.FindMergeAsync(attempt.Id, cancellationToken) is not { } merge
            || !sources.Cover(merge.Repository, merge.Branch, merge.MergedAt)
            || !Redelivery.IsOfUse(await accepted.FindStateAsync(merge.Identity, cancellationToken)))
        {
            return true;
        }

        if (merge.Installation is { } installation && quotas.IsScarce(installation))
        {
            return false;
        }

        await hooks.RedeliverAsync(attempt.Id, cancellationToken);
        await redeliveries.SaveAsync(attempt.DeliveryId, known.Again(attempt.At), cancellationToken);
        LogSentAgain(attempt.DeliveryId, merge.Repository, merge.Identity.Number);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "GitHub sends {Delivery} again, which tells of {Repository} #{Number}")]
    private partial void LogSentAgain(string delivery, RepositoryName repository, int number);

    [LoggerMessage(Level = LogLevel.Warning, Message = "GitHub cannot send {Delivery} again: {Problem}")]
    private partial void LogNotSentAgain(string delivery, string problem);
}
