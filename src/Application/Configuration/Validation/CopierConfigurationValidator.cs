using ExamplesCopier.Domain.Configuration;
using FluentValidation;

namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>
/// What must hold between the parts of a configuration, and its limits. Properties are named as the file names them, so that a failure's
/// <c>PropertyName</c> is a path like <c>sources[0].copy_rules[2].targets</c>; a failure of severity <c>Warning</c> does not make it invalid.
/// An <see cref="int"/> as <c>CustomState</c> is the offset of the mistake within the property's text.
/// </summary>
public sealed class CopierConfigurationValidator : AbstractValidator<CopierConfiguration>
{
    public CopierConfigurationValidator()
    {
        RuleFor(configuration => configuration.Sources)
            .Must(sources => sources.Count <= Limits.Sources)
            .WithMessage(configuration => FormattableString.Invariant($"There are {configuration.Sources.Count} sources, and one deployment serves at most {Limits.Sources}."))
            .OverridePropertyName("sources");
        RuleFor(configuration => configuration.Defaults.Settings).SetValidator(new SourceSettingsValidator()).OverridePropertyName("defaults.settings");
        RuleForEach(configuration => configuration.Sources).SetValidator(new SourceValidator()).OverridePropertyName("sources");
        RuleFor(configuration => configuration).Custom((configuration, context) =>
        {
            DuplicateSources.Report(configuration, context.AddFailure);
            if (configuration.Sources.Count <= Limits.Sources)
            {
                SourceCycles.Report(configuration, context.AddFailure);
                OverlappingRules.Report(configuration, context.AddFailure);
            }
        });
    }
}
