using ExamplesCopier.Domain.Configuration;
using FluentValidation.Results;

namespace ExamplesCopier.Application.Configuration.Validation;

internal static class OverlappingRules
{
    public static void Report(CopierConfiguration configuration, Action<ValidationFailure> report)
    {
    }
}
