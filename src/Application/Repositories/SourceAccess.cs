using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Repositories;

/// <summary>The way to the source that a merge came from.</summary>
internal sealed class SourceAccess(IInstallations installations, IRepositoryPins pins, PinnedRepositories pinned)
{
    /// <summary>The way to the repository that the source's name stands for, before anything of it was seen.</summary>
    /// <exception cref="FaultException">Nothing reaches it.</exception>
    public async Task<RepositoryAccess> FindAsync(Source source, CancellationToken cancellationToken)
    {
        var pin = (await pins.FindAsync([source.Repository], cancellationToken))[source.Repository];
        var known = pin.Address.HasSameOwnerAs(source.Repository) ? source.InstallationId : null;
        return await installations.ResolveAsync(pin.Address, known, cancellationToken) with { Configured = source.Repository };
    }

    /// <summary>The way, if the merge is of the repository that the source's name has stood for.</summary>
    /// <returns>The way, and the merge with its repository's number.</returns>
    /// <exception cref="FaultException">It is another repository's, or nothing reaches it.</exception>
    public async Task<(RepositoryAccess Access, MergedPullRequest Merge)> AdmitAsync(Source source, MergedPullRequest merge, CancellationToken cancellationToken)
    {
        var pin = (await pins.FindAsync([source.Repository], cancellationToken))[source.Repository];
        if (merge.RepositoryId == MergedPullRequest.UntoldRepositoryId)
        {
            merge = merge with { RepositoryId = pin.Known?.Id ?? merge.RepositoryId };
        }
        else if (await pinned.RefusalOfAsync(pin, new RepositoryIdentity(merge.RepositoryId, merge.PresentName ?? source.Repository), cancellationToken) is { } refusal)
        {
            throw new FaultException(new Permanent(refusal));
        }

        return (await ResolveAsync(source, merge, pin, cancellationToken), merge);
    }

    /// <summary>Makes sure that the merge's repository can be reached, whichever it is.</summary>
    /// <exception cref="FaultException">It cannot.</exception>
    public async Task AuthenticateAsync(Source source, MergedPullRequest merge, CancellationToken cancellationToken)
    {
        var access = await ResolveAsync(source, merge, new RepositoryPin { Configured = source.Repository }, cancellationToken);
        await installations.AuthenticateAsync(access.Installation, cancellationToken);
    }

    private async Task<RepositoryAccess> ResolveAsync(Source source, MergedPullRequest merge, RepositoryPin pin, CancellationToken cancellationToken)
    {
        var name = merge.PresentName ?? pin.Address;

        // An installation is of one owner: what is configured, or was told with another name, says nothing of this one.
        var told = (merge.PresentName ?? source.Repository).HasSameOwnerAs(name) ? merge.InstallationId : null;
        var known = name.HasSameOwnerAs(source.Repository) ? source.InstallationId ?? told : told;
        return await installations.ResolveAsync(name, known, cancellationToken) with { Configured = source.Repository };
    }
}
