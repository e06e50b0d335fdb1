using System.Data.Common;

namespace ExamplesCopier.Crash;

/// <summary>A process that was killed, and what it was working on.</summary>
internal sealed record Kill(DateTimeOffset At, bool MidWrite)
{
    public IReadOnlyList<string> Held { get; set; } = [];
}

/// <summary>A time without a store.</summary>
internal sealed record Outage(DateTimeOffset From, DateTimeOffset To);

/// <summary>Kills, outages, limits, time-outs and revoked tokens, each at a moment that the seed says.</summary>
internal sealed class Disturbances(CrashOptions options, Fleet fleet, CrashStore store, CrashWorld world, FaultStorm faults)
{
    // Fewer than a merge costs, so that the whole plan falls into the work.
    private const int RequestsOfAMerge = 6;
    private static readonly TimeSpan _longestWaitForAWrite = TimeSpan.FromSeconds(5);
    private readonly Random _random = new(options.Seed + 400);
    private readonly List<Task> _underWay = [];
    private Task _outage = Task.CompletedTask;

    public List<Kill> Kills { get; } = [];

    public List<Outage> Outages { get; } = [];

    public int Revocations { get; private set; }

    /// <summary>Runs through the plan; what is left of it when <paramref name="over"/> is told is dropped.</summary>
    public async Task RunAsync(CancellationToken over)
    {
        try
        {
            foreach (var (at, act) in Plan().OrderBy(planned => planned.At))
            {
                await UntilAsync(() => world.GitHub.Requests.Count >= at, over);
                await act(over);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The work was done before the plan was.
        }

        await _outage;
        await Task.WhenAll(_underWay);
    }

    // Moments are numbers of requests, not times: so they fall into the work, however fast the machine is.
    private List<(int At, Func<CancellationToken, Task> Act)> Plan()
    {
        var few = Math.Max(1, options.Kills / 4);
        return
        [
            .. Times(options.Kills, over => KillAsync(_random.Next(2) == 0, over)),
            .. Times(options.Outages, _ => OutageAsync()),
            .. Times(few, _ => Now(Revoke)),
            .. Times(2 * few, _ => Now(faults.LimitPrimarily)),
            .. Times(2 * few, _ => Now(faults.LimitSecondarily)),
            .. Times(few, _ => Now(() => faults.Hang(_random.Next(2) == 0))),
        ];
    }

    private List<(int At, Func<CancellationToken, Task> Act)> Times(int count, Func<CancellationToken, Task> act) =>
        [.. Enumerable.Range(0, count).Select(_ => ((int)(RequestsOfAMerge * options.Merges * _random.NextDouble()), act))];

    private static async Task UntilAsync(Func<bool> condition, CancellationToken over)
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        while (!condition())
        {
            await pause.WaitForNextTickAsync(over);
        }
    }

    private static Task Now(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private void Revoke()
    {
        Revocations++;
        world.GitHub.RevokeTokens();
    }

    private async Task KillAsync(bool midWrite, CancellationToken over)
    {
        await UntilAsync(() => fleet.Living.Count > 0, over);
        if (midWrite)
        {
            await Task.WhenAny(faults.LoseAnswer().FirstHit, Task.Delay(_longestWaitForAWrite, over));
        }

        var kill = new Kill(TimeProvider.System.GetUtcNow(), midWrite);
        var restartAfter = TimeSpan.FromSeconds(2 * _random.NextDouble());
        if (await fleet.KillAsync(_random.Next(), restartAfter, process => HeldAsync(kill, process)) is not null)
        {
            Kills.Add(kill);
        }
    }

    /// <summary>Before the next process may take them over; but while the store is away nobody can, nor can we look.</summary>
    private async Task HeldAsync(Kill kill, int process)
    {
        try
        {
            kill.Held = await store.HeldByAsync(process);
        }
        catch (DbException)
        {
            _underWay.Add(AfterOutageAsync());
        }

        async Task AfterOutageAsync()
        {
            await _outage;
            kill.Held = await store.HeldByAsync(process);
        }
    }

    private async Task OutageAsync()
    {
        await _outage;
        _outage = LastAsync(TimeSpan.FromSeconds(2 + 4 * _random.NextDouble()));
    }

    private async Task LastAsync(TimeSpan length)
    {
        var from = TimeProvider.System.GetUtcNow();
        await store.OutageAsync(Task.Delay(length));
        Outages.Add(new Outage(from, TimeProvider.System.GetUtcNow()));
    }
}
