using System.Collections.Concurrent;
using ExamplesCopier.Application.Installations;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>What an installation's token is asked to be good for: what the configuration in force does there.</summary>
/// <param name="configuration">The configuration in force; null where none is loaded and a person asks, as in the command line.</param>
/// <param name="central">The repository that has the configuration; null for a file.</param>
internal sealed class TokenScope(Func<CopierConfiguration>? configuration, Func<string?>? central = null)
{
    private readonly ConcurrentDictionary<InstallationId, Needs> _known = new();
    private readonly ConcurrentDictionary<InstallationId, bool> _ofMoved = new();

    /// <summary>
    /// Says that an installation is used for a repository. One that was renamed or moved is in the configuration by another name, perhaps of
    /// another account; its installation is asked for whatever any account is.
    /// </summary>
    public void Serve(InstallationId installation, RepositoryName repository)
    {
        if (configuration?.Invoke() is { Sources.Count: > 0 } current
            && !IsNamed(current, repository)
            && !string.Equals(central?.Invoke(), repository.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            _ofMoved[installation] = true;
        }
    }

    public IReadOnlyDictionary<string, string> WantedOf(InstallationId installation, string account)
    {
        if (configuration is null)
        {
            return PermissionNeeds.Most;
        }

        var current = configuration();
        account = _ofMoved.ContainsKey(installation) ? "" : account;
        if (!_known.TryGetValue(installation, out var known) || !ReferenceEquals(known.Configuration, current) || known.Account != account)
        {
            known = _known[installation] = new Needs(current, account, PermissionNeeds.OfToken(current, installation, account));
        }

        return known.Wanted;
    }

    /// <summary>Whether nothing is needed that the token was not asked for. What was asked for and not granted is not asked for again before the token expires.</summary>
    public bool Fits(InstallationId installation, InstallationToken token) =>
        PermissionNeeds.Missing(WantedOf(installation, token.Account), token.Wanted).Count == 0;

    private static bool IsNamed(CopierConfiguration configuration, RepositoryName repository) =>
        configuration.Sources.Any(source => source.Repository == repository || source.CopyRules.Any(rule => rule.Targets.Any(target => target.Repository == repository)));

    private sealed record Needs(CopierConfiguration Configuration, string Account, IReadOnlyDictionary<string, string> Wanted);
}
