using System.Globalization;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Fields;
using FluentValidation;
using FluentValidation.Results;

namespace ExamplesCopier.Infrastructure.Yaml;

/// <summary>
/// Brings what the validators found back to its place in the file. Their property names are the file's own keys, but entries that could not
/// be read are missing from the model, so the way leads through the objects and not through their numbers.
/// </summary>
internal sealed class ValidationProblems(Reading reading, CopierConfiguration configuration)
{
    public void Report(ValidationResult result)
    {
        foreach (var failure in result.Errors)
        {
            Report(failure);
        }
    }

    private void Report(ValidationFailure failure)
    {
        var field = Locate(failure.PropertyName);
        var offset = failure.CustomState as int?;
        if (failure.Severity == Severity.Error)
        {
            field.Error(failure.ErrorMessage, offset);
        }
        else
        {
            field.Warning(failure.ErrorMessage, offset);
        }
    }

    private Field Locate(string property)
    {
        object model = configuration;
        var keys = property.Split('.');
        var used = 0;
        while (used < keys.Length && Child(model, keys[used]) is { } child)
        {
            model = child;
            used++;
        }

        var rest = model is Source { IsLegacy: true } ? [.. keys[used..].Select(LegacyKey)] : keys[used..];
        var origin = reading.Origins.GetValueOrDefault(model) ?? reading.Origins[configuration];
        if (!origin.Holds(rest) && reading.Origins.TryGetValue(configuration.Defaults, out var section) && section.Holds(rest))
        {
            origin = section;
        }

        return origin.Find(rest);
    }

    private static string LegacyKey(string key) => key is "repo" or "branch" ? $"source_{key}" : key;

    private static object? Child(object model, string key)
    {
        var bracket = key.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0)
        {
            return null;
        }

        var index = int.Parse(key[(bracket + 1)..^1], CultureInfo.InvariantCulture);
        return (model, key[..bracket]) switch
        {
            (CopierConfiguration whole, "sources") => whole.Sources[index],
            (Source source, "copy_rules") => source.CopyRules[index],
            (CopyRule rule, "targets") => rule.Targets[index],
            _ => null,
        };
    }
}
