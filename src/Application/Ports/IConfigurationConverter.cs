using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Application.Ports;

/// <summary>Turns configurations of older forms and tools into the <c>sources</c> form.</summary>
public interface IConfigurationConverter
{
    /// <summary>Never throws for what the file holds.</summary>
    ConvertedConfiguration Convert(OlderConfiguration older);
}

/// <summary>A configuration of an older form.</summary>
/// <param name="Name">As a person knows it; it stands before every problem.</param>
/// <param name="Content">The file's bytes.</param>
/// <param name="Source">The source of a file that names none; null when it is not known.</param>
/// <param name="Beside">Reads a file that this one refers to, by its path from it; null when there is none.</param>
public sealed record OlderConfiguration(string Name, ReadOnlyMemory<byte> Content, SourceBranch? Source, Func<string, ReadOnlyMemory<byte>?> Beside);

/// <summary>A source as people name it: <c>owner/repo@branch</c>.</summary>
public sealed record SourceBranch(RepositoryName Repository, BranchName Branch);

/// <summary>What became of an older configuration.</summary>
/// <param name="Text">The configuration in the <c>sources</c> form; null when there is any error.</param>
/// <param name="Errors">Why it cannot be converted, with places.</param>
/// <param name="Notes">What has no counterpart, or is done otherwise now.</param>
public sealed record ConvertedConfiguration(string? Text, IReadOnlyList<string> Errors, IReadOnlyList<string> Notes);
