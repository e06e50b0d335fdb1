using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Webhooks;

namespace ExamplesCopier.Crash;

/// <summary>Sends each merge's webhook to any replica, late and out of order, and again where it was not taken. Some are never sent at all.</summary>
internal sealed class Webhooks(CrashWorld world, Fleet fleet, int seed)
{
    private static readonly Uri _nobody = new("http://127.0.0.1:9/");
    private readonly ConcurrentBag<Sent> _all = [];
    private readonly ConcurrentBag<Task> _underWay = [];
    private readonly Random _random = new(seed + 300);
    private int _redelivered;

    /// <summary>One merge and what became of its webhook.</summary>
    public sealed record Sent(string Source, int Number, string MergeCommit, WebhookDelivery Delivery)
    {
        /// <summary>It was answered with 200.</summary>
        public bool IsTaken => Delivery.Attempts.Any(attempt => attempt.Status == 200);
    }

    public IReadOnlyList<Sent> All => [.. _all];

    /// <summary>How often the harness sent one again, as an administrator's click on "Redeliver" does.</summary>
    public int Redelivered => _redelivered;

    /// <summary>Merges that were never told, so that only looking for them finds them.</summary>
    public int Silent { get; private set; }

    public void Tell(CrashSource source, ClosedPullRequest merge)
    {
        var sent = new Sent(source.Repository, merge.Number, merge.MergeCommit!, merge.Delivery);
        _all.Add(sent);
        double chance;
        TimeSpan delay;
        bool patient;
        lock (_random)
        {
            (chance, delay, patient) = (_random.NextDouble(), TimeSpan.FromMilliseconds(_random.Next(1500)), _random.Next(2) == 0);
        }

        if (chance < 0.03)
        {
            Silent++;
            return;
        }

        _underWay.Add(SendAsync(sent, delay, patient));
    }

    public Task SettledAsync() => Task.WhenAll(_underWay);

    /// <summary>Sends what nobody took yet once more.</summary>
    public async Task RedeliverAsync(IEnumerable<Sent> missed)
    {
        foreach (var sent in missed)
        {
            Interlocked.Increment(ref _redelivered);
            await SendAsync(sent.Delivery);
        }
    }

    /// <summary>Answers by their kind.</summary>
    public IEnumerable<(string Answer, int Count)> Answers() => _all
        .SelectMany(sent => sent.Delivery.Attempts)
        .GroupBy(attempt => attempt.Status switch
        {
            200 => (string)JsonNode.Parse(attempt.Body)!["status"]!,
            null => "not answered",
            var other => $"answered {other}",
        })
        .Select(kind => (kind.Key, kind.Count()));

    private async Task SendAsync(Sent sent, TimeSpan delay, bool patient)
    {
        await Task.Delay(delay);
        if (!(await SendAsync(sent.Delivery)).IsSuccess && !patient)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            await RedeliverAsync([sent]);
        }
    }

    private Task<DeliveryAttempt> SendAsync(WebhookDelivery delivery)
    {
        var living = fleet.Living;
        lock (_random)
        {
            world.GitHub.WebhookUrl = living.Count == 0 ? _nobody : new Uri(living[_random.Next(living.Count)].Url, "webhooks/github");
            return world.GitHub.Webhooks.SendAsync(delivery);
        }
    }
}
