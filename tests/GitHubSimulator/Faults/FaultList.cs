using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Faults;

/// <summary>The faults in force; the first that strikes is applied.</summary>
public sealed class FaultList
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [];
    private readonly World _world;

    internal FaultList(World world) => _world = world;

    /// <summary>Adds a fault and hands it back, to be asked about later.</summary>
    public FaultRule Add(FaultRule rule)
    {
        lock (_gate) _rules.Add(rule);
        return rule;
    }

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        lock (_gate) _rules.Clear();
    }

    internal FaultRule? Take(Exchange exchange)
    {
        var token = exchange.Request.Authorization?.Split(' ')[^1] ?? "";
        var installation = _world.Locked(() => _world.Tokens.Find(token)?.Installation.Id);
        lock (_gate) return _rules.Find(r => r.Strikes(exchange, installation));
    }
}
