using ExamplesCopier.Application.Ports;
using MediatR;

namespace ExamplesCopier.Application.Configuration;

/// <summary>What would come into force of a configuration file that is held at a version, or released; changes nothing.</summary>
/// <param name="File">The file's name, as the versions tell it.</param>
/// <param name="Version">The version to hold; null to let the file follow its newest version again.</param>
public sealed record ForeseeConfiguration(string File, string? Version) : IRequest<ConfigurationForecast?>;

/// <summary>A change of one configuration file, before it is made.</summary>
/// <param name="Now">What is in force.</param>
/// <param name="Then">What would be.</param>
/// <param name="ThenVersion">The short hash of its bytes.</param>
/// <param name="Problems">Why what was asked for cannot be used; when a file is released, an older version that worked takes its place.</param>
public sealed record ConfigurationForecast(StoredConfiguration Now, ConfigurationFile Then, string ThenVersion, IReadOnlyList<string> Problems);

internal sealed class ForeseeConfigurationHandler(IConfigurationVersions versions, ConfigurationOrigins origins, ConfigurationJudge judge)
    : IRequestHandler<ForeseeConfiguration, ConfigurationForecast?>
{
    /// <returns>Null when no such version was kept, or nothing is held.</returns>
    public async Task<ConfigurationForecast?> Handle(ForeseeConfiguration request, CancellationToken cancellationToken)
    {
        if (await versions.FindAsync(request.File, null, cancellationToken) is not { } now)
        {
            return null;
        }

        var origin = await origins.FindAsync(request.File, cancellationToken);
        if (request.Version is null)
        {
            return now.IsPinned ? await OfReleaseAsync(now, origin, cancellationToken) : null;
        }

        return await versions.FindAsync(request.File, request.Version, cancellationToken) is { } kept
            ? new ConfigurationForecast(now, kept.File, kept.Version, origin is null ? [] : judge.Verdict(kept.File, origin.Read).Problems)
            : null;
    }

    private async Task<ConfigurationForecast> OfReleaseAsync(StoredConfiguration now, ConfigurationOrigin? origin, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> problems;
        try
        {
            var file = origin is null ? throw new ConfigurationUnavailableException($"No source keeps its rules in {now.File.Name} any more.") : await origin.Fetch(cancellationToken);
            var newest = judge.Verdict(file, origin.Read);
            if (newest.Problems.Count == 0)
            {
                return new ConfigurationForecast(now, file, newest.Version, []);
            }

            problems = newest.Problems;
        }
        catch (ConfigurationUnavailableException exception)
        {
            problems = [exception.Message];
        }

        var newestKept = (await versions.ListAsync(cancellationToken)).First(kept => kept.File == now.File.Name);
        var fallback = await versions.FindAsync(now.File.Name, newestKept.Version, cancellationToken) ?? now;
        return new ConfigurationForecast(now, fallback.File, fallback.Version, problems);
    }
}
