using System.Diagnostics.Metrics;
using ExamplesCopier.Application.Webhooks;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Telemetry;

/// <summary>Which merges GitHub told us of, and what became of each of its webhooks.</summary>
public sealed class WebhookMetrics(IMeterFactory meters)
{
    private const string Outcome = "copier.webhook.outcome";

    private readonly Counter<long> _received =
        CopierMeter.Of(meters).CreateCounter<long>("copier.webhooks.received", "{webhook}", "Webhooks of merged pull requests with a good signature.");

    /// <summary>Begins to count what goes wrong for a source at nothing, so that its first failure is an increase.</summary>
    public void Expect(RepositoryName source)
    {
        foreach (var outcome in (string[])["failed", "kept"])
        {
            _received.Add(0, new KeyValuePair<string, object?>(Outcome, outcome), new(CopierMeter.Source, source.ToString()));
        }
    }

    /// <param name="repository">Told only when it is a source of ours: anybody can merge somewhere.</param>
    /// <param name="answer">Null when there was none.</param>
    public void Count(RepositoryName repository, WebhookAnswer? answer)
    {
        KeyValuePair<string, object?> outcome = new(Outcome, Word(answer));
        if (answer is NotForUs)
        {
            _received.Add(1, outcome);
        }
        else
        {
            _received.Add(1, outcome, new(CopierMeter.Source, repository.ToString()));
        }
    }

    private static string Word(WebhookAnswer? answer) => answer switch
    {
        null => "failed",
        Accepted => "accepted",
        DeferredDelivery => "deferred",
        Duplicate => "duplicate",
        Kept => "kept",
        NotForUs => "ignored",
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };
}
