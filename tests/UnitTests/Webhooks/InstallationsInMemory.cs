using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.UnitTests.Webhooks;

/// <summary>Every repository has the installation that is known of it.</summary>
internal sealed class InstallationsInMemory : IInstallations
{
    public Func<CancellationToken, Task> OnAuthenticate { get; set; } = _ => Task.CompletedTask;

    public List<InstallationId> Authenticated { get; } = [];

    public Task<RepositoryAccess> ResolveAsync(RepositoryName repository, InstallationId? known, CancellationToken cancellationToken) =>
        Task.FromResult(new RepositoryAccess(repository, known!.Value));

    public Task AuthenticateAsync(InstallationId installation, CancellationToken cancellationToken)
    {
        Authenticated.Add(installation);
        return OnAuthenticate(cancellationToken);
    }

    public void Forget()
    {
    }
}
