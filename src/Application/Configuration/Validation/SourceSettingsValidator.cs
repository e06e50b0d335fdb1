using ExamplesCopier.Domain.Configuration;
using FluentValidation;

namespace ExamplesCopier.Application.Configuration.Validation;

internal sealed class SourceSettingsValidator : AbstractValidator<SourceSettings>
{
    public SourceSettingsValidator()
    {
        RuleFor(settings => settings.Timeout)
            .InclusiveBetween(Limits.MinTimeout, Limits.MaxTimeout)
            .WithMessage(settings => FormattableString.Invariant($"{settings.Timeout.TotalSeconds} is out of range. Write {Limits.MinTimeout.TotalSeconds} to {Limits.MaxTimeout.TotalSeconds} seconds."))
            .OverridePropertyName("timeout_seconds");
        RuleFor(settings => settings.MaxWebhooksPerMinute)
            .GreaterThanOrEqualTo(1)
            .WithMessage("{PropertyValue} is too small. Write 1 or more; enabled: false switches the source off.")
            .OverridePropertyName("rate_limit.max_webhooks_per_minute");
        RuleFor(settings => settings.MaxConcurrent)
            .GreaterThanOrEqualTo(1)
            .WithMessage("{PropertyValue} is too small. Write 1 or more; enabled: false switches the source off.")
            .OverridePropertyName("rate_limit.max_concurrent");
    }
}
