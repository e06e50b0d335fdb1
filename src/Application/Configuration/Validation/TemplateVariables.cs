using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using FluentValidation.Results;

namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>A path may use only what the rule's pattern provides; both are known before any file is matched.</summary>
internal static class TemplateVariables
{
    // The rest of a text that is all mistakes tells no more, and finding its places would take for ever.
    private const int MaxPerText = 20;

    public static void Report(CopyRule rule, bool legacy, string targets, Action<ValidationFailure> report)
    {
        if (rule.Pattern is not { } pattern)
        {
            return;
        }

        foreach (var (index, target) in rule.Targets.Index())
        {
            foreach (var name in target.PathTransform.VariableNames.Where(name => !pattern.Variables.Contains(name)).Take(MaxPerText))
            {
                var property = $"{targets}[{index}].path_transform";
                var message = Unknown(name, pattern);
                var offset = target.PathTransform.Text.IndexOf($"${{{name}}}", StringComparison.Ordinal);
                report(legacy
                    ? Failures.Warning(property, $"{message} In the single-source form each file fails.", offset)
                    : Failures.Error(property, message, offset));
            }
        }
    }

    private static string Unknown(string name, PathPattern pattern)
    {
        var near = NearMiss.Find(name, pattern.Variables);
        var suggestion = near is null ? "" : $" Did you mean ${{{near}}}?";
        var available = string.Join(", ", pattern.Variables.Order(StringComparer.Ordinal));
        return $"The pattern has no variable ${{{name}}}.{suggestion} It has {available}.";
    }
}
