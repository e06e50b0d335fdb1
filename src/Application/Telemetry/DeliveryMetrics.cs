using System.Diagnostics.Metrics;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Telemetry;

/// <summary>What became of the deliveries that this process worked on, by source.</summary>
public sealed class DeliveryMetrics(IMeterFactory meters)
{
    private const string StateTag = "copier.delivery.state";

    private static readonly DeliveryState[] _ends = [DeliveryState.Succeeded, DeliveryState.PartiallyFailed, DeliveryState.Failed];

    private readonly Histogram<double> _runs = CopierMeter.Of(meters).CreateHistogram(
        "copier.delivery.duration", "s", "Duration of one run of a delivery, by the state that it ended in.", advice: CopierMeter.UpToMinutes);

    private readonly Histogram<double> _lead = CopierMeter.Of(meters).CreateHistogram(
        "copier.delivery.lead_time", "s", "Time from the acceptance of a delivery to its end, waits and retries included.", advice: CopierMeter.UpToDays);

    private readonly Counter<long> _finished = CopierMeter.Of(meters).CreateCounter<long>(
        "copier.deliveries.finished", "{delivery}", "Deliveries that came to an end, by the state that they ended in.");

    private readonly Counter<long> _files = CopierMeter.Of(meters).CreateCounter<long>(
        "copier.files", "{file}", "Pairs of a file and its target in finished deliveries, dry runs left out.");

    private readonly Counter<long> _requests = CopierMeter.Of(meters).CreateCounter<long>(
        "copier.delivery.requests", "{request}", "Requests to GitHub that runs of deliveries made, by source.");

    /// <summary>Begins to count a source at nothing, so that its first failure is an increase: what appears with 1 is none to Prometheus.</summary>
    public void Expect(RepositoryName source)
    {
        _requests.Add(0, new KeyValuePair<string, object?>(CopierMeter.Source, source.ToString()));
        foreach (var state in _ends)
        {
            _finished.Add(0, new KeyValuePair<string, object?>(CopierMeter.Source, source.ToString()), new(StateTag, CopierMeter.Word(state)));
        }
    }

    /// <summary>Takes one run into account, and the whole delivery when it ended with it.</summary>
    public void Count(ClaimedDelivery delivery, DeliverySettlement settlement, TimeSpan took, DateTimeOffset now)
    {
        KeyValuePair<string, object?> source = new(CopierMeter.Source, delivery.PullRequest.Repository.ToString());
        KeyValuePair<string, object?> state = new(StateTag, CopierMeter.Word(settlement.State));
        _runs.Record(took.TotalSeconds, source, state);
        if (settlement.Steps.Sum(step => step.Requests) is > 0 and var requests)
        {
            _requests.Add(requests, source);
        }

        if (settlement.NotBefore is not null || settlement.State == DeliveryState.Held)
        {
            return;
        }

        _finished.Add(1, source, state);
        _lead.Record((now - delivery.ReceivedAt).TotalSeconds, source);
        if (settlement is { DryRun: false, Files: { } files })
        {
            Add(source, "uploaded", files.Uploaded);
            Add(source, "failed", files.UploadFailed);
            Add(source, "deprecated", files.Deprecated);
            Add(source, "skipped", files.Skipped);
        }
    }

    private void Add(KeyValuePair<string, object?> source, string outcome, long count)
    {
        if (count > 0)
        {
            _files.Add(count, source, new("copier.file.outcome", outcome));
        }
    }
}
