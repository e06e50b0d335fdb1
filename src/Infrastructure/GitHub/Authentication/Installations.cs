using System.Collections.Concurrent;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>Finds the installation that reaches a repository. An installation belongs to one account and reaches nothing else.</summary>
internal sealed class Installations(GitHubConnections connections, InstallationTokens tokens, IOptionsMonitor<GitHubOptions> options) : IInstallations
{
    private readonly ConcurrentDictionary<RepositoryName, InstallationId> _discovered = new();
    private readonly ConcurrentDictionary<InstallationId, string> _accounts = new();

    public async Task<RepositoryAccess> ResolveAsync(RepositoryName repository, InstallationId? known, CancellationToken cancellationToken) =>
        new(repository, known ?? await DefaultForAsync(repository, cancellationToken) ?? await DiscoverAsync(repository, cancellationToken));

    public Task AuthenticateAsync(InstallationId installation, CancellationToken cancellationToken) =>
        connections.TokenAsync(installation, cancellationToken);

    public void Forget()
    {
        _discovered.Clear();
        _accounts.Clear();
        tokens.Clear();
    }

    private async Task<InstallationId?> DefaultForAsync(RepositoryName repository, CancellationToken cancellationToken)
    {
        if (options.CurrentValue.DefaultInstallationId is not { } number)
        {
            return null;
        }

        var installation = new InstallationId(number);
        if (!_accounts.TryGetValue(installation, out var account))
        {
            var found = await connections.App.GitHubApps.GetInstallationForCurrent(number).WaitAsync(cancellationToken);
            _accounts[installation] = account = found.Account.Login;
        }

        return string.Equals(account, repository.Owner, StringComparison.OrdinalIgnoreCase) ? installation : null;
    }

    private async Task<InstallationId> DiscoverAsync(RepositoryName repository, CancellationToken cancellationToken)
    {
        if (_discovered.TryGetValue(repository, out var known))
        {
            return known;
        }

        try
        {
            var found = await connections.App.GitHubApps.GetRepositoryInstallationForCurrent(repository.Owner, repository.Name).WaitAsync(cancellationToken);
            return _discovered[repository] = new InstallationId(found.Id);
        }
        catch (FaultException exception) when (exception.Fault is Permanent)
        {
            throw new FaultException(
                new Permanent($"The App is not installed on {repository}, or the repository does not exist; install it on {repository.Owner} and give it this repository."),
                exception);
        }
    }
}
