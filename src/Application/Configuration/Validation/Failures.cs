using FluentValidation;
using FluentValidation.Results;

namespace ExamplesCopier.Application.Configuration.Validation;

internal static class Failures
{
    public static ValidationFailure Error(string property, string message, int? offset = null) =>
        new(property, message) { Severity = Severity.Error, CustomState = offset };

    public static ValidationFailure Warning(string property, string message, int? offset = null) =>
        new(property, message) { Severity = Severity.Warning, CustomState = offset };
}
