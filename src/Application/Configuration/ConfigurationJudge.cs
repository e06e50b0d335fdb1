using System.Security.Cryptography;
using ExamplesCopier.Application.Ports;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Application.Configuration;

/// <summary>Decides which version of a file is used: the pinned one, else the newest that works, else the last that did.</summary>
internal sealed class ConfigurationJudge(IConfigurationVersions versions, IOptionsMonitor<CopierOptions> options)
{
    /// <param name="name">The file's name in the store.</param>
    /// <param name="fetch">Reads its newest version.</param>
    /// <param name="read">Turns bytes into the model.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<FileVerdict> JudgeAsync(
        string name,
        Func<CancellationToken, Task<ConfigurationFile>> fetch,
        Func<ReadOnlyMemory<byte>, ConfigurationReading> read,
        CancellationToken cancellationToken)
    {
        var kept = await versions.FindAsync(name, null, cancellationToken);
        if (kept is { IsPinned: true } && Verdict(kept.File, read) is { Reading: not null } pinned)
        {
            return pinned;
        }

        IReadOnlyList<string> problems;
        try
        {
            var file = await fetch(cancellationToken);
            var newest = Verdict(file, read);
            if (newest.Reading is not null)
            {
                await versions.KeepAsync(file, newest.Version, cancellationToken);
                return newest;
            }

            problems = newest.Problems;
        }
        catch (ConfigurationUnavailableException exception)
        {
            problems = [exception.Message];
        }

        return kept is null ? new FileVerdict(null, "", problems) : Verdict(kept.File, read) with { Problems = problems };
    }

    /// <summary>The short hash by which a version is told from others.</summary>
    public static string VersionOf(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span))[..12];

    /// <summary>Judges bytes that are at hand; the operator's policy holds for every origin.</summary>
    public FileVerdict Verdict(ConfigurationFile file, Func<ReadOnlyMemory<byte>, ConfigurationReading> read)
    {
        var reading = OwnerPolicy.Applied(read(file.Content), options.CurrentValue.AllowedOwners);
        return new FileVerdict(
            reading.Configuration is null ? null : reading,
            VersionOf(file.Content),
            [.. reading.Errors.Select(error => error.At(file.Name))]);
    }
}
