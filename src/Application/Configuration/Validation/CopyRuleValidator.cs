using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using FluentValidation;

namespace ExamplesCopier.Application.Configuration.Validation;

internal sealed class CopyRuleValidator : AbstractValidator<CopyRule>
{
    public CopyRuleValidator(bool legacy)
    {
        RuleFor(rule => rule.Pattern).Must(_ => true).OverridePropertyName("source_pattern.pattern").Custom(ReportHiddenGroups);
        RuleFor(rule => rule.Targets)
            .Must(targets => targets.Count <= Limits.TargetsPerRule)
            .WithMessage(rule => FormattableString.Invariant($"There are {rule.Targets.Count} targets, and a rule has at most {Limits.TargetsPerRule}."))
            .OverridePropertyName("targets")
            .Custom((_, context) => TemplateVariables.Report(context.InstanceToValidate, legacy, context.PropertyPath, context.AddFailure));
    }

    private static void ReportHiddenGroups(PathPattern? pattern, ValidationContext<CopyRule> context)
    {
        foreach (var name in (pattern as RegexPattern)?.GroupNames.Where(PathVariables.Names.Contains) ?? [])
        {
            var offset = pattern!.Text.IndexOf($"<{name}>", StringComparison.Ordinal);
            context.AddFailure(Failures.Warning(context.PropertyPath, $"The group '{name}' is hidden by the built-in variable of that name. Rename it.", offset + 1));
        }
    }
}
