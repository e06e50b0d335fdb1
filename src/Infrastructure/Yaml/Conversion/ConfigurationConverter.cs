using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Tells the older forms apart and turns each into a configuration of ours.</summary>
internal sealed class ConfigurationConverter(IConfigurationReader reader) : IConfigurationConverter
{
    public ConvertedConfiguration Convert(OlderConfiguration older)
    {
        var report = new ConversionReport();
        var root = new OlderFile(older.Name, "", older.Beside, report).Read(older.Content);
        var configuration = root is null ? null : Convert(older, root, report);
        return new ConvertedConfiguration(
            configuration is null || report.Errors.Count > 0 ? null : SourcesForm.Write(configuration),
            report.Errors,
            report.Notes);
    }

    private CopierConfiguration? Convert(OlderConfiguration older, OlderPart root, ConversionReport report)
    {
        if (root.IsList)
        {
            return DirectoryList.Convert(root, older.Source, report);
        }

        if (WorkflowFile.IsMeant(root))
        {
            return WorkflowConverter.Convert([.. WorkflowFile.Read(root, older.Source)], report);
        }

        if (root.Has("sources"))
        {
            root["sources"].Error("This is the sources form already.");
            return null;
        }

        if (root.Has("source_repo"))
        {
            return ConvertSingle(older, report);
        }

        root.Error("This is none of the older forms: there is no source_repo, no workflows, no workflow_configs, and no list of folders.");
        return null;
    }

    private CopierConfiguration? ConvertSingle(OlderConfiguration older, ConversionReport report)
    {
        var reading = reader.Read(older.Content);
        foreach (var error in reading.Errors)
        {
            report.Error(error.At(older.Name));
        }

        foreach (var warning in reading.Warnings)
        {
            report.Note(warning.At(older.Name));
        }

        if (reading.Configuration is not { } configuration)
        {
            return null;
        }

        if (older.Source is { } given && given.Repository != configuration.Sources[0].Repository)
        {
            report.Note($"--source {given.Repository} is not used: the file itself names its source, {configuration.Sources[0].Repository}.");
        }

        return SingleSource.Convert(configuration, report);
    }
}
