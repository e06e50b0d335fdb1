using ExamplesCopier.Api.Errors;
using ExamplesCopier.Api.Security;
using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.Admin;

/// <summary>What is in force.</summary>
public sealed record EffectiveConfiguration
{
    /// <summary>Names the bytes it was read from; null before the first load.</summary>
    public required string? Version { get; init; }

    /// <summary>What that version was put together of. For keys that are confined to sources it is empty.</summary>
    public required IReadOnlyList<ConfigurationPartBody> Parts { get; init; }

    /// <summary>When the files were last read.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Why the newest of some file is not in force; empty when all is. For keys that are confined to sources it is empty.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Every source, defaults filled in.</summary>
    public required IReadOnlyList<SourceConfiguration> Sources { get; init; }

    internal static EffectiveConfiguration Of(ConfigurationStatus status, SourceScope scope) => new()
    {
        Version = status.Loaded?.Version,
        Parts = scope.IsConfined ? [] : [.. (status.Loaded?.Parts ?? []).Select(part => new ConfigurationPartBody(part.Name, part.Version))],
        CheckedAt = status.CheckedAt,
        Problems = scope.IsConfined ? [] : status.Problems,
        Warnings = scope.IsConfined ? [] : status.Warnings,
        Sources = [.. (status.Loaded?.Configuration.Sources ?? []).Where(source => scope.Allows(source.Repository)).Select(SourceConfiguration.Of)],
    };
}

/// <summary>A file or a registration that is in force.</summary>
/// <param name="File">The file's name; of a registered source <c>registration of owner/name</c>.</param>
/// <param name="Version">The short hash of its bytes.</param>
public sealed record ConfigurationPartBody(string File, string Version);

/// <summary>A version of a configuration file that worked.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Version">The short hash of its bytes.</param>
/// <param name="Commit">The commit it was read at; null for a local file.</param>
/// <param name="KeptAt">When it was last found to work.</param>
/// <param name="Pinned">The file is held at this version.</param>
/// <param name="Size">Its size, in bytes.</param>
public sealed record VersionBody(string File, string Version, string? Commit, DateTimeOffset KeptAt, bool Pinned, int Size)
{
    public static VersionBody Of(KeptVersion kept) => new(kept.File, kept.Version, kept.Commit, kept.KeptAt, kept.IsPinned, kept.Size);
}

/// <summary>Which version to hold.</summary>
/// <param name="File">The file's name, as the versions tell it; left out, the central file.</param>
/// <param name="Version">The version; left out, the file follows its newest one again.</param>
public sealed record RollbackBody(string? File = null, string? Version = null);

/// <summary>What is wrong with a document.</summary>
public sealed record VerdictBody(bool Valid, IReadOnlyList<ErrorDetail> Errors, IReadOnlyList<ErrorDetail> Warnings)
{
    public static VerdictBody Of(ConfigurationReading reading) =>
        new(reading.Configuration is not null, [.. reading.Errors.Select(Detail)], [.. reading.Warnings.Select(Detail)]);

    private static ErrorDetail Detail(ConfigurationProblem problem) => new(problem.Path, problem.Line, problem.Column, problem.Message);
}
