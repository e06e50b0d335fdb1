using ExamplesCopier.GitHubSimulator.Auth;
using ExamplesCopier.GitHubSimulator.Faults;
using ExamplesCopier.GitHubSimulator.Http;
using ExamplesCopier.GitHubSimulator.Log;
using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;
using ExamplesCopier.GitHubSimulator.Webhooks;
using Microsoft.AspNetCore.Builder;

namespace ExamplesCopier.GitHubSimulator;

/// <summary>A small GitHub on a loopback port, with the people who work there.</summary>
/// <remarks>It keeps real git objects and answers the part of GitHub's REST and GraphQL APIs that a copying App needs; anything else is refused and noted in <see cref="UnexpectedRequests"/>.</remarks>
public sealed partial class SimulatedGitHub : IAsyncDisposable
{
    private readonly World _world;
    private readonly WebApplication _host;
    private readonly Payloads _payloads;

    private SimulatedGitHub(SimulatorOptions options)
    {
        _world = new World(options);
        _payloads = new Payloads(_world);
        (Requests, Faults, Webhooks) = (new RequestLog(), new FaultList(), new WebhookSender(_world));
        _host = LoopbackHost.Create(options.Port, new RequestPipeline(_world, Faults, Requests).HandleAsync);
        if (options.PushEvents) _world.Pushed = SendPush;
        (_world.Closed, _world.SendAgain, _world.WebhookUrl) = (SendClosed, Webhooks.SendLater, () => App.Hook.ShownUrl ?? Webhooks.Url);
    }

    /// <summary>Where it listens; the base address of REST, with or without <c>/api/v3</c>, and of <c>/graphql</c>.</summary>
    public Uri Url => new(_world.Url);

    /// <summary>The registered App: its id, key and webhook secret.</summary>
    public SimulatedApp App => _world.App;

    /// <summary>Where webhooks go.</summary>
    public Uri? WebhookUrl
    {
        get => Webhooks.Url;
        set => Webhooks.Url = value;
    }

    /// <summary>Events built, sent and answered.</summary>
    public WebhookSender Webhooks { get; }

    /// <summary>What goes wrong on purpose.</summary>
    public FaultList Faults { get; }

    /// <summary>How tokens behave just after they are made.</summary>
    public TokenSettings Tokens => _world.TokenSettings;

    /// <summary>Every request so far.</summary>
    public RequestLog Requests { get; }

    /// <summary>Requests for routes, fields or arguments the simulator does not know; a test should end with none.</summary>
    public IReadOnlyList<UnexpectedRequest> UnexpectedRequests => Requests.Unexpected;

    /// <summary>Starts a simulator.</summary>
    public static async Task<SimulatedGitHub> StartAsync(SimulatorOptions? options = null)
    {
        var github = new SimulatedGitHub(options ?? new SimulatorOptions());
        await github._host.StartAsync();
        github._world.Url = github._host.Urls.First();
        return github;
    }

    /// <summary>Installs the App on an account, for all its repositories; the account comes into being if need be.</summary>
    public Installation Install(string account, int installationId) => _world.Locked(() => _world.Installations.Add(account, installationId));

    /// <summary>Creates <c>owner/name</c>; without files it is an empty repository.</summary>
    public SimulatedRepository CreateRepository(string fullName, Action<RepositoryBuilder>? content = null)
    {
        var builder = new RepositoryBuilder();
        content?.Invoke(builder);
        return _world.Locked(() => _world.Repositories.Create(fullName, builder));
    }

    /// <summary>A person comes into being; those who act here do so by themselves.</summary>
    public void CreateUser(string login) => _world.Locked(() => _world.Accounts.Person(login));

    /// <summary>A team of an organization.</summary>
    public void CreateTeam(string organization, string slug) => _world.Locked(() => _world.Accounts.AddTeam(organization, slug));

    /// <summary>A repository by <c>owner/name</c>.</summary>
    public SimulatedRepository Repository(string fullName) => _world.Locked(() => _world.Repositories.Find(fullName))
        ?? throw new ArgumentException($"No repository {fullName}.", nameof(fullName));

    /// <summary>Makes every token unknown, as if all had been revoked.</summary>
    public void RevokeTokens() => _world.Locked(_world.Tokens.Clear);

    /// <summary>A person opens a pull request.</summary>
    public SimulatedPullRequest OpenPullRequest(string repository, Action<PullRequestBuilder> describe)
    {
        var wanted = new PullRequestBuilder();
        describe(wanted);
        var target = Repository(repository);
        return _world.Locked(() => new OpenPullRequest(target, wanted).Run());
    }

    /// <summary>People open a pull request and merge it; the webhook is sent unless <paramref name="deliver"/> is false: then it is lost, and GitHub knows of no attempt.</summary>
    public Task<ClosedPullRequest> MergeAsync(string repository, Action<PullRequestBuilder> describe, bool deliver = true, WebhookShape? shape = null)
    {
        var wanted = new PullRequestBuilder();
        describe(wanted);
        var target = Repository(repository);
        var pull = _world.Locked(() => new OpenPullRequest(target, wanted).Run());
        return MergeAsync(pull, wanted.Method, wanted.MergedByLogin, deliver, shape);
    }

    /// <summary>A person merges an open pull request, the App's own included.</summary>
    public Task<ClosedPullRequest> MergeAsync(SimulatedPullRequest pull, MergeMethod method = MergeMethod.Merge, string by = "bob", bool deliver = true, WebhookShape? shape = null)
    {
        var delivery = _world.Locked(() =>
        {
            var person = _world.Accounts.Person(by);
            new MergePullRequest(pull, person).Run(method);
            return Webhooks.Build("pull_request", _payloads.PullRequest(pull, "closed", person), shape);
        });
        return SendAsync(pull, delivery, deliver);
    }

    /// <summary>A person closes a pull request without merging it.</summary>
    public Task<ClosedPullRequest> CloseAsync(SimulatedPullRequest pull, string by = "bob", bool deliver = true, WebhookShape? shape = null)
    {
        var delivery = _world.Locked(() =>
        {
            var person = _world.Accounts.Person(by);
            pull.Close(_world.Now, person);
            return Webhooks.Build("pull_request", _payloads.PullRequest(pull, "closed", person), shape);
        });
        return SendAsync(pull, delivery, deliver);
    }

    /// <summary>Sends an event again with the GUID it had.</summary>
    public Task<DeliveryAttempt> RedeliverAsync(Guid deliveryId) => Webhooks.RedeliverAsync(deliveryId);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _world.Stopping.CancelAsync();
        await _host.DisposeAsync();
        _world.Stopping.Dispose();
        Webhooks.Dispose();
        _world.App.PublicKey.Dispose();
    }

    private async Task<ClosedPullRequest> SendAsync(SimulatedPullRequest pull, WebhookDelivery delivery, bool deliver) =>
        new(pull, delivery, deliver ? await Webhooks.SendAsync(delivery) : null);

    private void SendClosed(SimulatedPullRequest pull, Account by)
    {
        var delivery = Webhooks.Build("pull_request", _payloads.PullRequest(pull, "closed", by));
        if (Webhooks.Url is not null) Webhooks.SendLater(delivery);
    }

    private void SendPush(Push push)
    {
        if (Webhooks.Url is not null) Webhooks.SendLater(Webhooks.Build("push", _payloads.Push(push)));
    }
}
