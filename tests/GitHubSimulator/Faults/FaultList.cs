using ExamplesCopier.GitHubSimulator.Http;

namespace ExamplesCopier.GitHubSimulator.Faults;

/// <summary>The faults in force; the first that strikes is applied.</summary>
public sealed class FaultList
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [];

    internal FaultList()
    {
    }

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
        lock (_gate) return _rules.Find(r => r.Strikes(exchange, exchange.InstallationId));
    }
}
