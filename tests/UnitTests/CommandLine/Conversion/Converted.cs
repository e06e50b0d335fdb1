using System.Text;
using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.Yaml;
using ExamplesCopier.Infrastructure.Yaml.Conversion;

namespace ExamplesCopier.UnitTests.CommandLine.Conversion;

/// <summary>Older texts, and what the converter makes of them.</summary>
internal static class Converted
{
    private static readonly ConfigurationConverter Converter = new(new YamlConfigurationReader(new CopierConfigurationValidator()));

    public static ConvertedConfiguration Of(string text, string? source = null, IReadOnlyDictionary<string, string>? beside = null) => Converter.Convert(new OlderConfiguration(
        "old.yaml",
        Encoding.UTF8.GetBytes(text),
        source is null ? null : new SourceBranch(RepositoryName.Parse(source), BranchName.Main),
        path => beside?.TryGetValue(path, out var content) == true ? Encoding.UTF8.GetBytes(content) : default(ReadOnlyMemory<byte>?)));

    /// <summary>The configuration that was written, read again.</summary>
    public static CopierConfiguration ReadAgain(this ConvertedConfiguration converted)
    {
        converted.Errors.Should().BeEmpty();
        return Configuration.ConfigurationFile.ReadValid(converted.Text!);
    }

    /// <summary>Where a path of a source may go, as <c>owner/repo@branch path</c>.</summary>
    public static IReadOnlyList<string> Goals(this CopierConfiguration configuration, string source, string path) =>
        configuration.Find(RepositoryName.Parse(source)) is not { } found
            ? []
            : [.. new SourceRules(found).Match(path)
                .SelectMany(match => match.Placements)
                .Where(placement => placement.Refusal is null)
                .Select(placement => $"{placement.Target.Repository}@{placement.Target.Branch} {placement.Path}")
                .Distinct()
                .Order(StringComparer.Ordinal)];
}
