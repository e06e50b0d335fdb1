using System.Collections.Concurrent;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Infrastructure.GitHub.Authentication;

/// <summary>Finds the installation that reaches a repository. An installation belongs to one account and reaches nothing else.</summary>
internal sealed class Installations(
    GitHubConnections connections, InstallationTokens tokens, TokenScope scope, InstallationGates gates, IOptionsMonitor<GitHubOptions> options)
    : IInstallations, IDisposable
{
    // An App has one installation per account, so what is found for one repository holds for its owner.
    private readonly ConcurrentDictionary<string, InstallationId> _byOwner = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _asking = new(1);

    public async Task<RepositoryAccess> ResolveAsync(RepositoryName repository, InstallationId? known, CancellationToken cancellationToken)
    {
        var installation = known ?? await FindAsync(repository, cancellationToken);
        scope.Serve(installation, repository);
        return new RepositoryAccess(repository, installation);
    }

    public async Task AuthenticateAsync(InstallationId installation, CancellationToken cancellationToken)
    {
        try
        {
            gates.Of(installation).ThrowIfDown();
            await connections.TokenAsync(installation, cancellationToken);
            gates.Of(installation).Worked();
        }
        catch (FaultException exception) when (exception.Fault is Unavailable { OfHost: false })
        {
            // It may have been replaced by a new installation of the same account.
            foreach (var owner in _byOwner.Where(known => known.Value == installation))
            {
                _byOwner.TryRemove(owner);
            }

            throw;
        }
    }

    public void Forget()
    {
        _byOwner.Clear();
        tokens.Clear();
        gates.Reopen();
    }

    public void Dispose() => _asking.Dispose();

    private async Task<InstallationId> FindAsync(RepositoryName repository, CancellationToken cancellationToken)
    {
        if (_byOwner.TryGetValue(repository.Owner, out var known))
        {
            return known;
        }

        await _asking.WaitAsync(cancellationToken);
        try
        {
            await LearnDefaultAsync(cancellationToken);
            return _byOwner.TryGetValue(repository.Owner, out known) ? known : await DiscoverAsync(repository, cancellationToken);
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task LearnDefaultAsync(CancellationToken cancellationToken)
    {
        if (options.CurrentValue.DefaultInstallationId is not { } number || _byOwner.Values.Contains(new InstallationId(number)))
        {
            return;
        }

        var found = await connections.App.GitHubApps.GetInstallationForCurrent(number).WaitAsync(cancellationToken);
        _byOwner[found.Account.Login] = new InstallationId(number);
    }

    private async Task<InstallationId> DiscoverAsync(RepositoryName repository, CancellationToken cancellationToken)
    {
        try
        {
            var found = await connections.App.GitHubApps.GetRepositoryInstallationForCurrent(repository.Owner, repository.Name).WaitAsync(cancellationToken);

            // GitHub leads on to a repository that went to another owner; what is found then holds for that one.
            return _byOwner[found.Account.Login] = new InstallationId(found.Id);
        }
        catch (FaultException exception) when (exception.Fault is Permanent { IsNotFound: true })
        {
            throw new FaultException(
                new Permanent($"The App is not installed on {repository}, or the repository does not exist; install it on {repository.Owner} and give it this repository."),
                exception);
        }
    }
}
