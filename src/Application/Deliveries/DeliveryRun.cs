using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Copying;
using ExamplesCopier.Application.Copying.Syncing;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Application.Repositories;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Domain.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Deliveries;

/// <summary>One attempt at a delivery: configuration, changed files, plan, copy. Every fault ends in a settlement.</summary>
internal sealed partial class DeliveryRun(
    MergeRouting routing,
    SourceAccess sources,
    ChangedFiles changedFiles,
    CopyRun copying,
    SyncRun syncing,
    Settling settling,
    INotifications notifications,
    IOptionsMonitor<CopierOptions> options,
    TimeProvider time,
    ILogger<DeliveryRun> logger)
{
    public async Task<DeliverySettlement> RunAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        var settlement = delivery.Deaths >= RetryPolicy.MaxDeaths ? Settling.Park(delivery) : await AttemptAsync(delivery, cancellationToken);
        if (settlement.NotBefore is null)
        {
            changedFiles.Forget(delivery.Id);
        }

        if (settlement.Alert is { } kind)
        {
            var merge = delivery.PullRequest;
            await notifications.AlertAsync(
                new Alert(kind, merge.Repository.ToString(), $"{merge.Reference}: {settlement.Error} (delivery {delivery.Id})"),
                CancellationToken.None);
        }

        return settlement;
    }

    private async Task<DeliverySettlement> AttemptAsync(ClaimedDelivery delivery, CancellationToken cancellationToken)
    {
        var trace = new Trace(time);
        LoadedConfiguration? loaded = null;
        try
        {
            var routed = await routing.RouteAsync(delivery.PullRequest, cancellationToken);
            loaded = routed.Loaded;
            var settlement = routed.Decision switch
            {
                Routed ours => await CopyAsync(delivery, routed.Merge, ours.Source, loaded, trace, cancellationToken),
                UnknownSource => Settling.Ignore("The repository is not a configured source."),
                Disabled => Settling.Ignore("The source is disabled."),
                OtherBranch other => Settling.Ignore($"The source is the branch {other.Source.Branch}."),
                _ => throw new InvalidOperationException("Routing gave an answer that is not known here."),
            };
            return WithSteps(settlement, delivery, trace) with { ConfigurationVersion = loaded.Version };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return settling.HandBack(delivery) with { Steps = trace.Steps };
        }
        catch (Exception exception)
        {
            var fault = FaultOf(exception);
            if (exception is not (FaultException or StoreUnavailableException or ConfigurationUnavailableException))
            {
                LogUnexpected(exception);
            }

            return WithSteps(settling.Fault(delivery, fault), delivery, trace) with { ConfigurationVersion = loaded?.Version };
        }
    }

    /// <summary>The steps, and until when and why it is put off. A run that only learned once more that it must wait leaves none: it may come hundreds of times.</summary>
    private static DeliverySettlement WithSteps(DeliverySettlement settlement, ClaimedDelivery delivery, Trace trace)
    {
        if (settlement is { NotBefore: { } later, Error: { } why })
        {
            if (why == delivery.Error && trace.Steps.All(step => step.Requests == 0))
            {
                return settlement;
            }

            trace.Note("put off", $"until {later:u}: {why}");
        }

        return Settling.BesideDone(trace.HasDone || delivery.ChangeSets.Any(set => set.State.IsDone()), settlement) with { Steps = trace.Steps };
    }

    private async Task<DeliverySettlement> CopyAsync(
        ClaimedDelivery delivery, MergedPullRequest told, Source source, LoadedConfiguration loaded, Trace trace, CancellationToken cancellationToken)
    {
        using var timeout = WorkingTime.Begin(source.Settings.Timeout, time);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Over);
        try
        {
            var (access, admitted) = await sources.AdmitAsync(source, told, working.Token);
            if (access.Name != access.Configured)
            {
                trace.Note("renamed", new RepositoryPin { Configured = access.Configured }.Warning(access.Name));
            }

            var merge = await changedFiles.WithMergeCommitAsync(admitted, access, trace, working.Token);
            var isConfiguration = new ConfigurationLocations(options.CurrentValue, loaded.Configuration).Contains;
            var job = JobOf(delivery, merge, access, source, loaded.Version) with
            {
                GivesUp = exception => cancellationToken.IsCancellationRequested ? null : Settled(exception) is { NotBefore: null, Error: var reason } ? reason : null,
            };
            var (result, unmatched) = merge.Number is null
                ? (await syncing.RunAsync(job, source, isConfiguration, trace, working.Token), [])
                : await CopyMergeAsync(delivery, job, source, isConfiguration, trace, working.Token);
            return settling.Settle(delivery, result) with
            {
                MergeCommit = merge.MergeCommit,
                Unmatched = unmatched,
                DryRun = job.DryRun,
                Files = FileCounts.Of(result.ChangeSets.SelectMany(set => set.Files)),
            };
        }
        catch (OperationCanceledException timedOut) when (!cancellationToken.IsCancellationRequested)
        {
            return Settled(timedOut);
        }

        DeliverySettlement Settled(Exception exception) => settling.Fault(
            delivery, exception is OperationCanceledException ? new Transient($"It took longer than timeout_seconds ({source.Settings.Timeout.TotalSeconds:0} s).") : FaultOf(exception));
    }

    private async Task<(CopyResult Result, IReadOnlyList<string> Unmatched)> CopyMergeAsync(
        ClaimedDelivery delivery, CopyJob job, Source source, Func<RepositoryName, string, bool> isConfiguration, Trace trace, CancellationToken cancellationToken)
    {
        var files = await changedFiles.ListAsync(delivery, job.Source, job.Merge, trace, cancellationToken);
        var plan = CopyPlanner.Plan(source, files, isConfiguration);
        trace.Note("plan", $"{plan.ChangeSets.Count} change sets, {plan.Unmatched.Count} files that no rule wants");
        return (await copying.RunAsync(job with { Plan = plan }, trace, cancellationToken), plan.Unmatched);
    }

    private CopyJob JobOf(ClaimedDelivery delivery, MergedPullRequest merge, RepositoryAccess access, Source source, string version) => new()
    {
        DeliveryId = delivery.Id,
        Kind = delivery.Kind,
        Merge = merge,
        Source = access,
        Plan = CopyPlan.Empty,
        ConfigurationVersion = version,
        Known = delivery.ChangeSets,
        IsResumed = delivery.IsResumed,
        HasDied = delivery.Deaths > 0,
        DryRun = delivery.DryRun || source.Settings.DryRun || options.CurrentValue.DryRun,
        HoldLimits = new HoldLimits(options.CurrentValue.MaxFilesPerChangeSet, options.CurrentValue.MaxDeletionsPerChangeSet, delivery.IsReleased),
        MaxKeptContents = CopyJob.ShareOf(options.CurrentValue.MaxConcurrentDeliveries),
        MayWait = time.GetUtcNow() - delivery.TriedSince < RetryPolicy.LongestOutage,
    };

    private static Fault FaultOf(Exception exception) => exception switch
    {
        FaultException known => known.Fault,
        StoreUnavailableException => new Transient("The store did not answer."),
        ConfigurationUnavailableException => new Transient($"The configuration cannot be used: {exception.Message}"),
        _ => new Transient($"An unexpected error ({exception.GetType().Name}); the log has it."),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected error while working on the delivery")]
    private partial void LogUnexpected(Exception exception);
}
