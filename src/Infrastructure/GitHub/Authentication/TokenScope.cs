using System.Collections.Concurrent;
using ExamplesCopier.Application.Installations;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>What an installation's token is asked to be good for: what the configuration in force does there.</summary>
/// <param name="configuration">The configuration in force; null where none is loaded and a person asks, as in the command line.</param>
internal sealed class TokenScope(Func<CopierConfiguration>? configuration)
{
    private readonly ConcurrentDictionary<InstallationId, Needs> _known = new();

    public IReadOnlyDictionary<string, string> WantedOf(InstallationId installation, string account)
    {
        if (configuration is null)
        {
            return PermissionNeeds.Most;
        }

        var current = configuration();
        if (!_known.TryGetValue(installation, out var known) || !ReferenceEquals(known.Configuration, current) || known.Account != account)
        {
            known = _known[installation] = new Needs(current, account, PermissionNeeds.OfToken(current, installation, account));
        }

        return known.Wanted;
    }

    /// <summary>Whether nothing is needed that the token was not asked for. What was asked for and not granted is not asked for again before the token expires.</summary>
    public bool Fits(InstallationId installation, InstallationToken token) =>
        PermissionNeeds.Missing(WantedOf(installation, token.Account), token.Wanted).Count == 0;

    private sealed record Needs(CopierConfiguration Configuration, string Account, IReadOnlyDictionary<string, string> Wanted);
}
