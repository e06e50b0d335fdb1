using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>
/// Finds out where a repository went that its old owner's installation does not reach any more. REST leads on from the old name
/// (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects), but only who may see the new one.
/// </summary>
internal sealed class MovedRepositories(GitHubConnections connections)
{
    /// <returns>Null when it went nowhere that the App is installed.</returns>
    /// <exception cref="FaultException">GitHub does not answer.</exception>
    public async Task<RepositoryIdentity?> FindAsync(RepositoryAccess lost, CancellationToken cancellationToken)
    {
        try
        {
            var installation = new InstallationId(
                (await connections.App.GitHubApps.GetRepositoryInstallationForCurrent(lost.Name.Owner, lost.Name.Name).WaitAsync(cancellationToken)).Id);
            if (installation == lost.Installation)
            {
                return null;
            }

            var found = await connections.Rest(installation).Repository.Get(lost.Name.Owner, lost.Name.Name).WaitAsync(cancellationToken);
            return new RepositoryIdentity(found.Id, RepositoryName.Parse(found.FullName));
        }
        catch (FaultException exception) when (exception.Fault is Permanent or Unavailable { OfHost: false })
        {
            // It is gone, or its new owner does not let the App see it: nothing more can be told than that it is not found.
            return null;
        }
    }
}
