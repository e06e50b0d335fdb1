using ExamplesCopier.Domain.Configuration;
using FluentValidation;

namespace ExamplesCopier.Application.Configuration.Validation;

internal sealed class SourceValidator : AbstractValidator<Source>
{
    private static readonly CopyRuleValidator Strict = new(legacy: false);
    private static readonly CopyRuleValidator Tolerant = new(legacy: true);

    public SourceValidator()
    {
        RuleFor(source => source.ConfigFile)
            .Null()
            .When(source => source.CopyRules.Count > 0)
            .WithMessage("This cannot stand beside copy_rules. Keep the rules either here or in that file.")
            .OverridePropertyName("config_file");
        RuleFor(source => source.CopyRules)
            .Must(rules => rules.Count <= Limits.RulesPerSource)
            .WithMessage(source => FormattableString.Invariant($"There are {source.CopyRules.Count} rules, and a source has at most {Limits.RulesPerSource}."))
            .OverridePropertyName("copy_rules")
            .Custom(ReportDuplicateNames);
        RuleForEach(source => source.CopyRules)
            .SetValidator(source => source.IsLegacy ? Tolerant : Strict)
            .OverridePropertyName("copy_rules");
        RuleFor(source => source.Settings).SetValidator(new SourceSettingsValidator()).OverridePropertyName("settings");
        RuleFor(source => source).Custom((source, context) =>
        {
            MessageVariables.Report(source, context.PropertyPath, context.AddFailure);
            MixedStrategies.Report(source, context.PropertyPath, context.AddFailure);
            if (source.IsLegacy)
            {
                LegacyDifferences.Report(source, context.PropertyPath, context.AddFailure);
            }
        });
    }

    private static void ReportDuplicateNames(IReadOnlyList<CopyRule> rules, ValidationContext<Source> context)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, rule) in rules.Index())
        {
            if (names.Add(rule.Name))
            {
                continue;
            }

            var property = $"{context.PropertyPath}[{index}].name";
            var message = $"The source has a rule '{rule.Name}' already. Give each its own name.";
            context.AddFailure(context.InstanceToValidate.IsLegacy ? Failures.Warning(property, message) : Failures.Error(property, message));
        }
    }
}
