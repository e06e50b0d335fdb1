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
    private const string CentralAdvice = "The file must hold keys with values: write sources: and under it '- repo: owner/name' with its copy_rules.";
    private const string OwnAdvice = "The file must hold keys with values: write copy_rules: and under it a list of rules.";
    private const string SourceAdvice = "It must hold keys with values: write repo: owner/name and copy_rules.";

    public ConfigurationReading Read(ReadOnlyMemory<byte> content) => Read(content, CentralAdvice, ConfigurationSection.IsLegacy, ConfigurationSection.Read);

    public ConfigurationReading ReadOwn(ReadOnlyMemory<byte> content, Source source, Defaults defaults) =>
        Read(content, OwnAdvice, _ => false, root => OwnRulesSection.Read(root, source, defaults));

    public ConfigurationReading ReadSource(ReadOnlyMemory<byte> content, Defaults defaults) =>
        Read(content, SourceAdvice, _ => false, root => RegisteredSourceSection.Read(root, defaults));

    private ConfigurationReading Read(
        ReadOnlyMemory<byte> content,
        string advice,
        Func<MappingNode, bool> isLegacy,
        Func<Section, CopierConfiguration> read)
    {
        var problems = new Problems();
        CopierConfiguration? configuration = null;
        try
        {
            configuration = Read(DocumentReader.Read(DocumentText.Decode(content.Span), problems), problems, advice, isLegacy, read);
        }
        catch (UnreadableDocumentException unreadable)
        {
            problems.Error(DocumentPath.Root, unreadable.Position, unreadable.Message);
        }

        return new ConfigurationReading
        {
            Configuration = problems.AnyErrors ? null : configuration,
            Errors = problems.Errors,
            Warnings = problems.Warnings,
        };
    }

    private CopierConfiguration? Read(
        Document document,
        Problems problems,
        string advice,
        Func<MappingNode, bool> isLegacy,
        Func<Section, CopierConfiguration> read)
    {
        if (document.Root is not MappingNode mapping)
        {
            problems.Error(DocumentPath.Root, document.Root?.Start ?? Position.Start, advice);
            return null;
        }

        var reading = new Reading(document.Text, problems, isLegacy(mapping));
        ReportRest(document, reading);
        var configuration = read(new Section(reading, DocumentPath.Root, mapping));
        new ValidationProblems(reading, configuration).Report(validator.Validate(configuration));
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
