using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Where in repositories configuration is kept: what a push must touch to matter, and what no copy may ever write.</summary>
public sealed class ConfigurationLocations
{
    private readonly List<(RepositoryName Repository, string Path)> _files = [];

    public ConfigurationLocations(CopierOptions options, CopierConfiguration configuration)
    {
        if (RepositoryName.TryParse(options.ConfigRepository, out var central))
        {
            _files.Add((central, options.ConfigPath));
        }

        _files.AddRange(configuration.Sources.Where(source => source.ConfigFile is not null).Select(source => (source.Repository, source.ConfigFile!)));
    }

    /// <summary>The name of the file in which <paramref name="source"/> keeps its own rules.</summary>
    public static string NameOf(Source source) => $"{source.Repository}:{source.ConfigFile}@{source.Branch}";

    /// <summary>Whether <paramref name="path"/> is configuration in <paramref name="repository"/>, on whatever branch: branches are merged.</summary>
    public bool Contains(RepositoryName repository, string path) =>
        _files.Any(file => file.Repository == repository && string.Equals(file.Path, path, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether any configuration is kept in <paramref name="repository"/>.</summary>
    public bool IsKeptIn(RepositoryName repository) => _files.Any(file => file.Repository == repository);
}
