using ExamplesCopier.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

internal sealed class StorageOptionsRules : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        ConnectionStrings.ProblemOf(options) is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}
