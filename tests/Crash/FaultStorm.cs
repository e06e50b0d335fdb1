using ExamplesCopier.GitHubSimulator;
using ExamplesCopier.GitHubSimulator.Faults;

namespace ExamplesCopier.Crash;

/// <summary>What goes wrong between the service and GitHub, by chance of one generator, and how often it did.</summary>
internal sealed class FaultStorm
{
    private readonly List<(string Kind, FaultRule Rule)> _rules = [];
    private readonly CrashWorld _world;
    private readonly Random _random;

    public FaultStorm(CrashWorld world, int seed)
    {
        (_world, _random) = (world, new Random(seed + 200));
        foreach (var status in new[] { 500, 502, 503 })
        {
            Add("5xx to reads", new FaultRule { Mutation = false, When = Chance(0.010), Times = int.MaxValue, Answer = FaultAnswer.Error(status) });
            Add("5xx to writes", new FaultRule { Mutation = true, When = Chance(0.015), Times = int.MaxValue, Answer = FaultAnswer.Error(status) });
        }

        Add("no answer", new FaultRule { When = Chance(0.015), Times = int.MaxValue, Drop = true });
        Add("applied, then no answer", new FaultRule { Mutation = true, When = Chance(0.03), Times = int.MaxValue, AfterApplying = true, Drop = true });
        Add("applied, then 502", new FaultRule { Mutation = true, When = Chance(0.03), Times = int.MaxValue, AfterApplying = true, Answer = FaultAnswer.Error(502) });
        Add("slow", new FaultRule { When = Chance(0.05), Times = int.MaxValue, Delay = TimeSpan.FromSeconds(0.7) });
        Add("moved refs", new FaultRule { GraphQL = "createCommitOnBranch", When = () => _random.NextDouble() < 0.2 && Moved(), Times = int.MaxValue });
    }

    private SimulatedGitHub GitHub => _world.GitHub;

    /// <summary>A time-out: no answer to one request, ever.</summary>
    public void Hang(bool write) => Add("time-outs", new FaultRule { Mutation = write, Hang = true, AfterApplying = _random.Next(2) == 0 });

    /// <summary>The hourly limit is used up for a moment.</summary>
    public void LimitPrimarily()
    {
        var reset = TimeProvider.System.GetUtcNow().AddSeconds(3);
        Add("primary limits", _random.Next(2) == 0
            ? new FaultRule { GraphQL = ".", Answer = FaultAnswer.GraphQLPrimaryRateLimit(reset) }
            : new FaultRule { Path = "^/repos/", Answer = FaultAnswer.PrimaryRateLimit(reset, _random.Next(2) == 0 ? 403 : 429) });
    }

    /// <summary>Too much at once, GitHub says.</summary>
    public void LimitSecondarily()
    {
        var wait = TimeSpan.FromSeconds(_random.Next(1, 4));
        Add("secondary limits", _random.Next(2) == 0
            ? new FaultRule { GraphQL = "^mutation", Answer = FaultAnswer.GraphQLSecondaryRateLimit(wait) }
            : new FaultRule { Path = "^/(repos|graphql)", Answer = FaultAnswer.SecondaryRateLimit(wait, _random.Next(2) == 0 ? 403 : 429) });
    }

    /// <summary>A write that GitHub does and does not answer.</summary>
    public FaultRule LoseAnswer() => Add("applied, then no answer", new FaultRule { Mutation = true, AfterApplying = true, Drop = true });

    /// <summary>The sky clears.</summary>
    public void End()
    {
        GitHub.Faults.Clear();
        GitHub.Tokens.RefusedUses = 0;
    }

    public IEnumerable<(string Kind, int Count)> Counts()
    {
        var refused = GitHub.Requests.Count(request => request.Status == 401);
        return _rules.GroupBy(rule => rule.Kind).Select(kind => (kind.Key, kind.Sum(rule => rule.Rule.Hits))).Append(("401", refused));
    }

    private FaultRule Add(string kind, FaultRule rule)
    {
        _rules.Add((kind, rule));
        return GitHub.Faults.Add(rule);
    }

    // Asked inside the lock of the list of faults, so one at a time.
    private Func<bool> Chance(double of) => () => _random.NextDouble() < of;

    private bool Moved()
    {
        _world.MoveTargets();
        return true;
    }
}
