using ExamplesCopier.Application.Installations;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Application.Doctor;

/// <summary>The installations that the configuration needs: there, not suspended, and allowed to do what they must.</summary>
internal sealed class InstallationChecks(IAppRegistration registration, IInstallationDirectory directory)
{
    /// <returns>The installation of each use that has one to work with.</returns>
    public async Task<IReadOnlyDictionary<RepositoryUse, InstallationState>> CheckAsync(
        AppRegistration app, CopierConfiguration configuration, IReadOnlyList<RepositoryUse> uses, Findings findings, CancellationToken cancellationToken)
    {
        var pages = new GitHubPages(registration.Web, app);
        IReadOnlyList<InstallationState> all;
        try
        {
            all = await directory.ListAsync(cancellationToken);
        }
        catch (FaultException exception)
        {
            findings.Problem(SetupCheck.Installation, "the App", exception.Message, pages.Install);
            return new Dictionary<RepositoryUse, InstallationState>();
        }

        if (registration.DefaultInstallation is { } preferred && all.All(state => state.Id != preferred))
        {
            findings.Problem(SetupCheck.Installation, "GitHub:DefaultInstallationId", $"The App has no installation {preferred}; correct the setting or leave it out: installations are found by themselves.", pages.App);
        }

        var found = new Dictionary<RepositoryUse, InstallationState>();
        foreach (var needed in uses.GroupBy(use => (Owner: use.Repository.Owner.ToUpperInvariant(), use.Installation)))
        {
            if (Find(all, needed.First(), pages, findings) is { } state)
            {
                foreach (var use in needed)
                {
                    found[use] = state;
                }
            }
        }

        return found.Values.Distinct().Where(state => !Check(state, app, configuration, pages, findings)).ToList() is { Count: > 0 } unusable
            ? found.Where(use => !unusable.Contains(use.Value)).ToDictionary()
            : found;
    }

    private static InstallationState? Find(IReadOnlyList<InstallationState> all, RepositoryUse use, GitHubPages pages, Findings findings)
    {
        var owner = use.Repository.Owner;
        if (use.Installation is not { } configured)
        {
            var found = all.FirstOrDefault(state => string.Equals(state.Account, owner, StringComparison.OrdinalIgnoreCase));
            if (found is null)
            {
                findings.Problem(SetupCheck.Installation, owner, $"The App is not installed on {owner}. Install it there, and give it {use.Repository}.", pages.Install);
            }

            return found;
        }

        var known = all.FirstOrDefault(state => state.Id == configured);
        if (known is null)
        {
            findings.Problem(SetupCheck.Installation, owner, $"The App has no installation {configured}. Correct installation_id of {use.Repository}, or leave it out: installations are found by themselves.", pages.Install);
        }
        else if (!string.Equals(known.Account, owner, StringComparison.OrdinalIgnoreCase))
        {
            findings.Problem(SetupCheck.Installation, owner, $"Installation {configured} is on {known.Account} and does not reach {use.Repository}. Correct installation_id, or leave it out: installations are found by themselves.");
            return null;
        }

        return known;
    }

    private static bool Check(InstallationState state, AppRegistration app, CopierConfiguration configuration, GitHubPages pages, Findings findings)
    {
        var page = state.Page ?? pages.Install;
        if (state.SuspendedAt is { } since)
        {
            findings.Problem(SetupCheck.Installation, state.Account, $"The installation is suspended since {since.UtcDateTime:u}. Unsuspend it.", page);
            return false;
        }

        findings.Ok(SetupCheck.Installation, state.Account, $"The App is installed ({state.Id}), for {(state.ReachesAll ? "all repositories" : "selected repositories")}.");
        var needs = PermissionNeeds.Of(configuration, state.Id, state.Account);
        var missing = PermissionNeeds.Missing(needs, state.Permissions);
        var unasked = PermissionNeeds.Missing(needs, app.Permissions);
        if (missing.Except(unasked).ToList() is { Count: > 0 } unaccepted)
        {
            findings.Problem(SetupCheck.Permissions, state.Account, $"It has not accepted {string.Join(", ", unaccepted)}. Somebody who owns {state.Account} must accept the App's new permissions.", page);
        }
        else if (missing.Count > 0)
        {
            findings.Problem(SetupCheck.Permissions, state.Account, $"It lacks {string.Join(", ", missing)}, which the App must ask for first.", pages.Permissions);
        }
        else
        {
            findings.Ok(SetupCheck.Permissions, state.Account, $"It grants {string.Join(", ", needs.Select(need => $"{need.Key}: {need.Value}"))}.");
        }

        return true;
    }
}
