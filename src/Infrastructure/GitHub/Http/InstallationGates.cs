using System.Collections.Concurrent;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Authentication;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>The gate of every installation.</summary>
internal sealed class InstallationGates(InstallationTokens tokens, INotifications notifications, IOptionsMonitor<GitHubOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<InstallationId, InstallationGate> _gates = new();

    /// <summary>Every installation of which it is known whether it is down.</summary>
    public IEnumerable<(InstallationId Installation, bool IsDown)> Known =>
        from gate in _gates
        let isDown = gate.Value.IsDown
        where isDown is not null
        select (gate.Key, isDown.Value);

    public InstallationGate Of(InstallationId installation) =>
        _gates.GetOrAdd(installation, _ => new InstallationGate(() => TimeSpan.FromSeconds(options.CurrentValue.CircuitSeconds), time));

    /// <summary>Takes a fault of an installation into account, and tells people when it goes down.</summary>
    /// <returns>The fault with the moment that holds now.</returns>
    public async Task<Fault> ObserveAsync(InstallationId installation, Fault fault, CancellationToken cancellationToken)
    {
        var (judged, wentDown) = Of(installation).Observe(fault);
        if (judged is Unavailable { OfHost: false })
        {
            // A probe is to ask for a new token, not to lean on one from before.
            tokens.Drop(installation);
        }

        if (wentDown)
        {
            await notifications.AlertAsync(new Alert(AlertKind.Authentication, $"installation {installation}", judged.Message), cancellationToken);
        }

        return judged;
    }

    /// <summary>Something changed at GitHub's side: whatever is down may be asked again at once.</summary>
    public void Reopen()
    {
        foreach (var gate in _gates.Values)
        {
            gate.Worked();
        }
    }
}
