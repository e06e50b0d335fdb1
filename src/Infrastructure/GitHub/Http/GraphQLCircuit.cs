using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// Opens when GitHub's GraphQL answers not even the smallest question, while the rest of its API may be well. Then nothing is asked of it but a probe now and
/// then, as with <see cref="HostCircuit"/>, and what waits for it spends no attempt.
/// </summary>
internal sealed class GraphQLCircuit(INotifications notifications, IOptionsMonitor<GitHubOptions> options, TimeProvider time)
{
    private const string Advice = "GitHub's GraphQL API is down; work goes on by itself when it answers again.";

    private readonly InstallationGate _gate = new(() => TimeSpan.FromSeconds(options.CurrentValue.CircuitSeconds), time);

    public bool IsOpen => _gate.IsDown == true;

    /// <exception cref="FaultException">It is down, and it is not time for a probe.</exception>
    public void Enter()
    {
        if (_gate.Refusal() is { } down)
        {
            throw new FaultException(down with { OfHost = true });
        }
    }

    public void Worked() => _gate.Worked();

    /// <summary>The smallest question was not answered.</summary>
    /// <returns>What that means for whoever asked something larger.</returns>
    public async Task<Unavailable> FailedAsync(CancellationToken cancellationToken)
    {
        var (fault, wentDown) = _gate.Observe(new Unavailable(time.GetUtcNow(), Advice));
        if (wentDown)
        {
            await notifications.AlertAsync(new Alert(AlertKind.Outage, "GitHub GraphQL", Advice), cancellationToken);
        }

        return (Unavailable)fault with { OfHost = true };
    }
}
