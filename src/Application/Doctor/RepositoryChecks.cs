using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Doctor;

/// <summary>Every branch that the configuration names: reached, there, and open to what is to be done with it.</summary>
internal sealed class RepositoryChecks(IAppRegistration registration, IRepositoryInspection inspection, IInstallationQuotas quotas)
{
    public async Task CheckAsync(AppRegistration app, IReadOnlyDictionary<RepositoryUse, InstallationState> uses, Findings findings, CancellationToken cancellationToken)
    {
        var pages = new GitHubPages(registration.Web, app);
        foreach (var (use, installation) in uses)
        {
            try
            {
                var access = new RepositoryAccess(use.Repository, installation.Id);
                if (await inspection.InspectAsync(access, use.Branch, cancellationToken) is { } repository)
                {
                    Judge(use, repository, pages, findings);
                }
                else
                {
                    await TellAbsenceAsync(access, installation, pages, findings, cancellationToken);
                }
            }
            catch (FaultException exception)
            {
                findings.Problem(SetupCheck.Repository, use.ToString(), exception.Message, installation.Page);
            }
        }

        CheckQuotas(uses.Values.Distinct(), findings);
    }

    private async Task TellAbsenceAsync(RepositoryAccess access, InstallationState installation, GitHubPages pages, Findings findings, CancellationToken cancellationToken)
    {
        var name = access.Name;
        if (await inspection.FindMovedAsync(access, cancellationToken) is { } moved)
        {
            findings.Problem(SetupCheck.Repository, name.ToString(), $"It belongs to another owner now: GitHub knows it as {moved.Name}. Write its new name into the configuration.", pages.Repository(moved.Name));
        }
        else if (installation.ReachesAll)
        {
            findings.Problem(SetupCheck.Repository, name.ToString(), $"{installation.Account} has no repository of that name. Correct it in the configuration.", pages.Repository(name));
        }
        else
        {
            findings.Problem(SetupCheck.Repository, name.ToString(), $"The App is not given this repository, or there is none of that name. Under 'Repository access', select it.", installation.Page);
        }
    }

    private static void Judge(RepositoryUse use, InspectedRepository repository, GitHubPages pages, Findings findings)
    {
        var (subject, name) = (use.ToString(), repository.Identity.Name);
        if (name != use.Repository)
        {
            findings.Warn(SetupCheck.Repository, subject, new RepositoryPin { Configured = use.Repository }.Warning(name), pages.Repository(name));
        }

        if (use.IsSource && repository.IsFork)
        {
            findings.Warn(SetupCheck.Repository, subject, "It is a fork: only what is merged here is copied, and not what is merged in the repository that it comes from.", pages.Repository(name));
        }

        if (repository.IsArchived)
        {
            findings.Problem(SetupCheck.Repository, subject, $"It is archived, so nothing can be {(use.IsTarget ? "written to it" : "merged in it")}. Unarchive it, or take it out of the configuration.", pages.Settings(name));
        }
        else if (repository.IsClosed)
        {
            findings.Problem(SetupCheck.Repository, subject, "GitHub has disabled or locked it; its page says why.", pages.Settings(name));
        }
        else if (repository.IsEmpty)
        {
            findings.Problem(SetupCheck.Repository, subject, $"It is empty. Push a first commit to '{use.Branch}'.", pages.Repository(name));
        }
        else if (!repository.HasBranch)
        {
            var instead = repository.DefaultBranch is { } branch ? $" Its default branch is '{branch}'." : "";
            findings.Problem(SetupCheck.Branch, subject, $"It has no branch '{use.Branch}'. Create it, or correct the branch in the configuration.{instead}", pages.Branches(name));
        }
        else if (use.IsCommittedTo && !repository.MayBeCommittedTo)
        {
            findings.Problem(SetupCheck.Protection, subject, Protected(use), pages.Rules(name));
        }
        else
        {
            findings.Ok(SetupCheck.Branch, subject, (use.IsSource ? "source" : "") + (use is { IsSource: true, IsTarget: true } ? " and " : "") + (use.IsTarget ? use.IsCommittedTo ? "target of commits" : "target of pull requests" : ""));
        }
    }

    private static string Protected(RepositoryUse use) => use.IsTarget
        ? $"A rule of '{use.Branch}' forbids the App to commit to it. Use commit_strategy type pull_request, or add the App to the rule's bypass list."
        : $"A rule of '{use.Branch}' forbids the App to commit its deprecation file. Add the App to the rule's bypass list, or switch deprecation_check off.";

    private void CheckQuotas(IEnumerable<InstallationState> installations, Findings findings)
    {
        foreach (var installation in installations)
        {
            if (quotas.ScarceUntil(installation.Id) is { } until)
            {
                findings.Warn(SetupCheck.Quota, installation.Account, $"Less than a tenth of the hourly quota is left, until {until.UtcDateTime:u}: catching up, previews and syncs wait.");
            }
            else
            {
                findings.Ok(SetupCheck.Quota, installation.Account, "More than a tenth of the hourly quota is left.");
            }
        }
    }
}
