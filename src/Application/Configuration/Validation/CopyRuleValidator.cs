using ExamplesCopier.Domain.Configuration;
using FluentValidation;

namespace ExamplesCopier.Application.Configuration.Validation;

internal sealed class CopyRuleValidator : AbstractValidator<CopyRule>
{
    public CopyRuleValidator(bool legacy)
    {
        RuleFor(rule => rule.Targets)
            .Must(targets => targets.Count <= Limits.TargetsPerRule)
            .WithMessage(rule => FormattableString.Invariant($"holds {rule.Targets.Count} targets; a rule has at most {Limits.TargetsPerRule}"))
            .OverridePropertyName("targets")
            .Custom((_, context) => TemplateVariables.Report(context.InstanceToValidate, legacy, context.PropertyPath, context.AddFailure));
    }
}
