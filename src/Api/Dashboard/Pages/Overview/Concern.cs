using System.Globalization;
using ExamplesCopier.Api.Admin;
using ExamplesCopier.Application.Health;
using ExamplesCopier.Application.Installations;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.Dashboard.Pages.Overview;

/// <summary>Something that does not mend itself, in plain words.</summary>
/// <param name="IsBad">Files do not arrive because of it; otherwise it is worth a look.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Next">What to do about it.</param>
/// <param name="Address">Where that is done; null when nowhere here.</param>
public sealed record Concern(bool IsBad, string What, string Next, string? Address)
{
    // A delivery starts within seconds; one that is due for longer is waited for in vain.
    private static readonly TimeSpan _late = TimeSpan.FromMinutes(5);

    private const double Scarce = 0.1;

    /// <summary>What concerns the whole deployment, the worst first. Deliveries that failed or are held are told beside it.</summary>
    public static IReadOnlyList<Concern> Of(HealthReport health, QueueStatus queue, bool isPaused, InstallationsSeen? installations, DateTimeOffset now) =>
    [
        .. OfConfiguration(health), .. OfGitHub(health.GitHub, installations), .. OfQueue(queue, isPaused, now),
        .. (installations?.Installations ?? []).SelectMany(OfInstallation),
    ];

    private static IEnumerable<Concern> OfConfiguration(HealthReport health)
    {
        foreach (var problem in health.ConfigurationProblems)
        {
            var kept = health.ConfigurationVersion is { } version ? $" Version {version} stays in force." : " No version of it has worked yet.";
            yield return new Concern(true, $"The newest configuration is not in force: {problem}", $"Correct the file, or roll back.{kept}", Addresses.Configuration);
        }
    }

    private static IEnumerable<Concern> OfGitHub(GitHubHealth gitHub, InstallationsSeen? installations)
    {
        if (gitHub.Status != HealthLevel.Healthy)
        {
            yield return new Concern(true, $"GitHub cannot be used: {gitHub.Problem}", "If it lasts, `copier doctor` tells what is wrong.", null);
        }
        else if (installations?.Problem is { } problem)
        {
            yield return new Concern(false, $"GitHub did not list the installations: {problem}", "Permissions below are those of the last answer, if there was one.", null);
        }
    }

    private static IEnumerable<Concern> OfQueue(QueueStatus queue, bool isPaused, DateTimeOffset now)
    {
        if (isPaused)
        {
            yield return new Concern(false, "Everything is paused: merges are stored and nothing is written.", "Resume when the reason is gone.", Addresses.Resume);
        }

        if (!isPaused && queue.OldestDue is { } due && now - due > _late)
        {
            var minutes = string.Create(CultureInfo.InvariantCulture, $"{(now - due).TotalMinutes:0}");
            yield return new Concern(true, $"A delivery has been due for {minutes} minutes and nobody works on it.", "Look whether the replicas are alive and how long the queue is.", $"{Addresses.Deliveries}?state={Words.Of(Domain.Deliveries.DeliveryState.Pending)}");
        }
    }

    private static IEnumerable<Concern> OfInstallation(InstallationOverview installation)
    {
        var (state, missing) = (installation.State, installation.Missing);
        if (state.SuspendedAt is not null)
        {
            yield return new Concern(true, $"The App is suspended on {state.Account}.", "Somebody of that account has to lift it on GitHub.", state.Page);
        }

        if (missing.Count > 0)
        {
            yield return new Concern(true, $"On {state.Account} the App is not allowed {string.Join(", ", missing)}.", "An owner of that account grants it on the App's page on GitHub.", state.Page);
        }

        foreach (var quota in state.Quotas.Where(quota => quota.Remaining < quota.Limit * Scarce))
        {
            yield return new Concern(
                false,
                string.Create(CultureInfo.InvariantCulture, $"Of the {quota.Resource} quota of {state.Account} {quota.Remaining} of {quota.Limit} are left."),
                string.Create(CultureInfo.InvariantCulture, $"Deliveries slow down until it is full again at {quota.ResetAt.UtcDateTime:HH:mm} UTC."),
                null);
        }
    }
}
