using ExamplesCopier.Application.Installations;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Application.Doctor;

/// <summary>The App itself: its key, the clock that its tokens depend on, its events and what it asks for.</summary>
internal sealed class AppChecks(IAppRegistration registration)
{
    // GitHub takes tokens that are a minute off; half of that is left for the network.
    private static readonly TimeSpan _tolerated = TimeSpan.FromSeconds(30);

    private const string Merges = "pull_request";

    private static readonly (string Event, string Why)[] _recommended =
    [
        ("push", "a change of a configuration file takes effect within minutes, and not at once"),
        ("repository", "a repository that is renamed or handed over is noticed only when it is next asked for"),
    ];

    /// <summary>The events that an App of ours is sent.</summary>
    public static IEnumerable<string> Events => _recommended.Select(wanted => wanted.Event).Prepend(Merges);

    /// <returns>The App; null when GitHub does not let it in.</returns>
    public async Task<AppRegistration?> CheckAsync(Findings findings, CancellationToken cancellationToken)
    {
        AppRegistration app;
        try
        {
            app = await registration.GetAsync(cancellationToken);
        }
        catch (FaultException exception)
        {
            var isClock = exception.Fault is Unavailable { IsClock: true };
            findings.Problem(isClock ? SetupCheck.Clock : SetupCheck.App, "the App", exception.Message, isClock ? null : new GitHubPages(registration.Web, null).App);
            return null;
        }

        findings.Ok(SetupCheck.App, "the App", $"GitHub knows it as {app.Slug}{(app.Owner.Length > 0 ? $", of {app.Owner}," : "")} and takes its key.");
        CheckClock(app, findings);
        CheckEvents(app, findings);
        return app;
    }

    /// <summary>Whether it asks for all that the configuration needs anywhere.</summary>
    public void CheckPermissions(AppRegistration app, CopierConfiguration configuration, Findings findings)
    {
        var missing = PermissionNeeds.Missing(PermissionNeeds.Of(configuration), app.Permissions);
        if (missing.Count > 0)
        {
            findings.Problem(
                SetupCheck.Permissions,
                "the App",
                $"It does not ask for {string.Join(", ", missing)}, which the configuration needs. Add it under 'Repository permissions' (members under 'Organization permissions'), save, and have every account accept it.",
                new GitHubPages(registration.Web, app).Permissions);
        }
        else
        {
            findings.Ok(SetupCheck.Permissions, "the App", "It asks for all that the configuration needs.");
        }
    }

    private static void CheckClock(AppRegistration app, Findings findings)
    {
        if (app.Ahead is { } ahead && ahead.Duration() > _tolerated)
        {
            findings.Warn(SetupCheck.Clock, "the clock", FormattableString.Invariant($"This machine is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} GitHub. At a minute its tokens are refused: set the clock right, by NTP."));
        }
        else
        {
            findings.Ok(SetupCheck.Clock, "the clock", "It agrees with GitHub's.");
        }
    }

    private void CheckEvents(AppRegistration app, Findings findings)
    {
        var page = new GitHubPages(registration.Web, app).Permissions;
        if (!app.Events.Contains(Merges))
        {
            findings.Problem(SetupCheck.Events, "the App", "It is not sent pull_request events, so merges are found only by looking for them every few minutes. Tick 'Pull request' under 'Subscribe to events'.", page);
        }
        else
        {
            findings.Ok(SetupCheck.Events, "the App", "It is sent pull_request events.");
        }

        foreach (var (name, why) in _recommended.Where(wanted => !app.Events.Contains(wanted.Event)))
        {
            findings.Warn(SetupCheck.Events, "the App", $"It is not sent {name} events: {why}. Tick '{char.ToUpperInvariant(name[0])}{name[1..]}' under 'Subscribe to events'.", page);
        }
    }
}
