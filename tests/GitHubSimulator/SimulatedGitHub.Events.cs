using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.GitHubSimulator.Webhooks;

namespace ExamplesCopier.GitHubSimulator;

/// <content>Events of all kinds, to be sent by hand.</content>
public sealed partial class SimulatedGitHub
{
    /// <summary>A <c>pull_request</c> event of any action about a pull request as it stands, signed but not sent.</summary>
    public WebhookDelivery BuildPullRequestEvent(SimulatedPullRequest pull, string action, string by = "bob", WebhookShape? shape = null) =>
        _world.Locked(() => Webhooks.Build("pull_request", _payloads.PullRequest(pull, action, _world.Accounts.Person(by)), shape));

    /// <summary>A <c>push</c> event for the tip of a branch, signed but not sent.</summary>
    public WebhookDelivery BuildPushEvent(SimulatedRepository repository, string branch, WebhookShape? shape = null) => _world.Locked(() =>
    {
        var head = repository.Resolve(branch);
        var push = new Push(repository, Git.RefNames.Branch(branch), head.Parents.Count == 0 ? null : head.Parents[0], head.Oid, null);
        return Webhooks.Build("push", _payloads.Push(push), shape);
    });

    /// <summary>The event GitHub sends when a webhook is set up, signed but not sent.</summary>
    public WebhookDelivery BuildPingEvent(WebhookShape? shape = null) => _world.Locked(() => Webhooks.Build("ping", _payloads.Ping(), shape));

    /// <summary>An <c>installation</c> event (<c>created</c>, <c>deleted</c>, <c>suspend</c> …), signed but not sent.</summary>
    public WebhookDelivery BuildInstallationEvent(Installation installation, string action, WebhookShape? shape = null) =>
        _world.Locked(() => Webhooks.Build("installation", _payloads.Installation(installation, action), shape));

    /// <summary>An <c>installation_repositories</c> event (<c>added</c>, <c>removed</c>) about some repositories, signed but not sent.</summary>
    public WebhookDelivery BuildInstallationRepositoriesEvent(Installation installation, string action, params SimulatedRepository[] repositories) =>
        _world.Locked(() => Webhooks.Build("installation_repositories", _payloads.InstallationRepositories(installation, action, repositories)));

    /// <summary>A <c>repository</c> event (<c>renamed</c>, <c>transferred</c>, <c>archived</c>, <c>deleted</c> …) about a repository as it stands, signed but not sent.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="action">What happened.</param>
    /// <param name="from">The name before a renaming, or the login of the owner before a transfer.</param>
    /// <param name="shape">How it differs from the ordinary.</param>
    public WebhookDelivery BuildRepositoryEvent(SimulatedRepository repository, string action, string? from = null, WebhookShape? shape = null) =>
        _world.Locked(() => Webhooks.Build("repository", _payloads.Repository(repository, action, from), shape));
}
