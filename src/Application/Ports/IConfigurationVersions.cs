namespace ExamplesCopier.Application.Ports;

/// <summary>The versions of each configuration file that ever worked, shared by all replicas.</summary>
public interface IConfigurationVersions
{
    /// <summary>Remembers a version that works; one that is known becomes the newest again.</summary>
    Task KeepAsync(ConfigurationFile file, string version, CancellationToken cancellationToken);

    /// <summary>A version with its bytes; null when it was never kept.</summary>
    /// <param name="fileName">The file.</param>
    /// <param name="version">Which; null for the one to fall back on: the pinned one, else the newest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<StoredConfiguration?> FindAsync(string fileName, string? version, CancellationToken cancellationToken);

    /// <summary>All kept versions, newest first.</summary>
    Task<IReadOnlyList<KeptVersion>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Holds a file at a kept version until it is released; all replicas are told.</summary>
    /// <returns>False when there is no such version.</returns>
    Task<bool> PinAsync(string fileName, string version, AdminAct act, CancellationToken cancellationToken);

    /// <summary>Lets a file follow its newest version again.</summary>
    /// <returns>False when it is not held.</returns>
    Task<bool> ReleaseAsync(string fileName, AdminAct act, CancellationToken cancellationToken);
}

/// <summary>A version that worked, without its bytes.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Version">The short hash of the bytes.</param>
/// <param name="Commit">The commit that it was read at; null for a file of this machine.</param>
/// <param name="KeptAt">When it was last found to work.</param>
/// <param name="IsPinned">An operator holds the file here.</param>
/// <param name="Size">In bytes.</param>
public sealed record KeptVersion(string File, string Version, string? Commit, DateTimeOffset KeptAt, bool IsPinned, int Size);

/// <summary>A version that worked.</summary>
/// <param name="File">Its bytes, name and commit.</param>
/// <param name="Version">The short hash of the bytes.</param>
/// <param name="KeptAt">When it was last found to work.</param>
/// <param name="IsPinned">An operator holds the file here.</param>
public sealed record StoredConfiguration(ConfigurationFile File, string Version, DateTimeOffset KeptAt, bool IsPinned);

/// <summary>Tells all replicas that what they hold of the configuration is old.</summary>
public interface IReloadSignal
{
    /// <summary>Grows with every signal.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    Task RaiseAsync(CancellationToken cancellationToken);

    /// <summary>Raises it, and writes down for the audit whose doing it is.</summary>
    Task RaiseAsync(AdminAct act, CancellationToken cancellationToken);
}
