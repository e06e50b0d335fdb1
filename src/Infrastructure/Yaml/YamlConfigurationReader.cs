using ExamplesCopier.Application.Configuration.Validation;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Documents;
using ExamplesCopier.Infrastructure.Yaml.Fields;
using ExamplesCopier.Infrastructure.Yaml.Model;

namespace ExamplesCopier.Infrastructure.Yaml;

/// <summary>Reads YAML and JSON, in the multi-source form and in the older single-source form.</summary>
internal sealed class YamlConfigurationReader(CopierConfigurationValidator validator) : IConfigurationReader
{
    private static readonly SourceSettingsValidator DefaultSettings = new();

    public ConfigurationReading Read(ReadOnlyMemory<byte> content)
    {
        var problems = new Problems();
        var configuration = Read(content.Span, problems);
        return new ConfigurationReading
        {
            Configuration = problems.AnyErrors ? null : configuration,
            Errors = problems.Errors,
            Warnings = problems.Warnings,
        };
    }

    private CopierConfiguration? Read(ReadOnlySpan<byte> content, Problems problems)
    {
        try
        {
            var document = DocumentReader.Read(DocumentText.Decode(content), problems);
            return Read(document, problems);
        }
        catch (UnreadableDocumentException unreadable)
        {
            problems.Error(DocumentPath.Root, unreadable.Position, unreadable.Message);
            return null;
        }
    }

    private CopierConfiguration? Read(Document document, Problems problems)
    {
        if (document.Root is not MappingNode mapping)
        {
            problems.Error(DocumentPath.Root, document.Root?.Start ?? Position.Start, "The file must hold keys with values: write sources: and under it '- repo: owner/name' with its copy_rules.");
            return null;
        }

        var legacy = ConfigurationSection.IsLegacy(mapping);
        var reading = new Reading(document.Text, problems, legacy);
        var root = new Section(reading, DocumentPath.Root, mapping);
        ReportRest(document, reading);
        var (configuration, defaults) = ConfigurationSection.Read(root);
        var found = new ValidationProblems(reading, configuration, defaults);
        found.Report(validator.Validate(configuration));
        found.ReportDefaults(DefaultSettings.Validate(defaults.Settings));
        return configuration;
    }

    private static void ReportRest(Document document, Reading reading)
    {
        if (document.Rest is not { } rest)
        {
            return;
        }

        if (reading.IsLegacy)
        {
            reading.Problems.Warning(DocumentPath.Root, rest.Start, "A second document begins here. In the single-source form it is ignored.");
        }
        else
        {
            reading.Problems.Error(DocumentPath.Root, rest.Start, rest.Message);
        }
    }
}
