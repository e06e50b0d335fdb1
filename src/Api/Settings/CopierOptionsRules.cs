using System.ComponentModel.DataAnnotations;
using ExamplesCopier.Application.Configuration;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

/// <summary>The ranges that stand at the options, told under the settings' own names.</summary>
internal sealed class CopierOptionsRules : IValidateOptions<CopierOptions>
{
    public ValidateOptionsResult Validate(string? name, CopierOptions options)
    {
        var results = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(results.Select(result =>
                $"{CopierOptions.SectionName}:{result.ErrorMessage!.Replace("The field ", "", StringComparison.Ordinal)}"));
    }
}
