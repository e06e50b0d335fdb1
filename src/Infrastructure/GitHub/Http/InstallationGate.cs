using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Whether an installation may be asked at all: not before the moment that a limit names, and not while it is down, but for a probe now and then.
/// What comes too early fails at once, so that nobody is held.
/// </summary>
/// <param name="firstWait">The wait after it was found down; doubled with each failed probe.</param>
/// <param name="time">By our clock.</param>
internal sealed class InstallationGate(Func<TimeSpan> firstWait, TimeProvider time)
{
    /// <summary>Who is busy probes within that; who is idle knows nothing any more.</summary>
    public static readonly TimeSpan ProbeDue = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan _longestGuess = TimeSpan.FromHours(1);
    private static readonly TimeSpan _probe = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private RateLimited? _limit;
    private TimeSpan _guess;
    private Outage? _outage;

    /// <summary>Whether it is down; null when it was, and nobody has asked since the next probe was due.</summary>
    public bool? IsDown
    {
        get
        {
            lock (_lock)
            {
                return _outage is null ? false : time.GetUtcNow() < _outage.RetryAt + ProbeDue ? true : null;
            }
        }
    }

    /// <exception cref="FaultException">It is limited or down.</exception>
    public void Enter()
    {
        ThrowIfLimited();
        ThrowIfDown();
    }

    /// <exception cref="FaultException">GitHub named a later moment.</exception>
    public void ThrowIfLimited()
    {
        lock (_lock)
        {
            if (_limit is { } limit && time.GetUtcNow() < limit.Until)
            {
                throw new FaultException(limit);
            }
        }
    }

    /// <summary>Once the wait is over one caller is let through, as the probe.</summary>
    /// <exception cref="FaultException">It is down.</exception>
    public void ThrowIfDown()
    {
        if (Refusal() is { } down)
        {
            throw new FaultException(down);
        }
    }

    /// <summary>As <see cref="ThrowIfDown"/>; null for who is let through.</summary>
    public Unavailable? Refusal()
    {
        lock (_lock)
        {
            if (_outage is not { } outage)
            {
                return null;
            }

            var now = time.GetUtcNow();
            if (now < outage.RetryAt)
            {
                return new Unavailable(outage.RetryAt, outage.Reason);
            }

            var wait = firstWait() < _probe ? firstWait() : _probe;
            _outage = outage with { RetryAt = now + wait, IsProbing = true };
            return null;
        }
    }

    /// <summary>Takes a fault into account; limits that repeat, and outages that go on, are waited for longer.</summary>
    /// <returns>The fault with the moment that holds now, and whether the installation has just gone down.</returns>
    public (Fault Fault, bool WentDown) Observe(Fault fault)
    {
        lock (_lock)
        {
            return fault switch
            {
                RateLimited { WritesOnly: false } limit => (Limit(limit), false),
                Unavailable { OfHost: false } down => Down(down),
                _ => (fault, false),
            };
        }
    }

    /// <summary>GitHub answered as it should.</summary>
    public void Worked()
    {
        lock (_lock)
        {
            _outage = null;
        }
    }

    private RateLimited Limit(RateLimited limit)
    {
        var now = time.GetUtcNow();
        if (limit.IsGuess)
        {
            // Several requests on their way meet one limit together; only one that comes back after the wait makes it longer.
            if (_limit is { } current && now < current.Until)
            {
                return current;
            }

            var repeats = _limit is { IsGuess: true } last && now - last.Until < _guess;
            _guess = repeats ? (_guess * 2 < _longestGuess ? _guess * 2 : _longestGuess) : RateLimits.Unnamed;
            limit = limit with { Until = now + _guess };
        }

        return _limit = _limit is { } known && known.Until > limit.Until ? known : limit;
    }

    private (Fault Fault, bool WentDown) Down(Unavailable down)
    {
        var now = time.GetUtcNow();
        if (_outage is { IsProbing: false } known && now < known.RetryAt)
        {
            return (new Unavailable(known.RetryAt, known.Reason), false);
        }

        var failures = (_outage?.Failures ?? 0) + 1;
        var wait = firstWait() * Math.Min(Math.Pow(2, failures - 1), HostCircuit.LongestWait);
        var wentDown = _outage is null;
        _outage = new Outage(down.Reason, down.RetryAt > now + wait ? down.RetryAt : now + wait, failures, IsProbing: false);
        return (new Unavailable(_outage.RetryAt, down.Reason), wentDown);
    }

    private sealed record Outage(string Reason, DateTimeOffset RetryAt, int Failures, bool IsProbing);
}
