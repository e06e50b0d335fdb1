using ExamplesCopier.Infrastructure.GitHub;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

internal sealed class GitHubOptionsRules : IValidateOptions<GitHubOptions>
{
    public ValidateOptionsResult Validate(string? name, GitHubOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.AppId))
        {
            problems.Add("GitHub:AppId is missing: give the App's id, from its page on GitHub.");
        }

        if (options.ApiUrl is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
        {
            problems.Add($"GitHub:ApiUrl must be an absolute http(s) address, such as https://api.github.com/; it is '{options.ApiUrl}'.");
        }

        else if (options.ApiUrl is { Scheme: "http", IsLoopback: false })
        {
            problems.Add($"GitHub:ApiUrl must be https, since tokens go there; http is for this machine alone. It is '{options.ApiUrl}'.");
        }

        if (options.DefaultInstallationId is <= 0)
        {
            problems.Add("GitHub:DefaultInstallationId must be a positive number.");
        }

        if (options.WriteIntervalSeconds is not (>= 0 and <= 60))
        {
            problems.Add("GitHub:WriteIntervalSeconds must be a number of seconds from 0 to 60.");
        }

        if (options.WritesPerHour is < 0 or > 100_000)
        {
            problems.Add("GitHub:WritesPerHour must be from 0 (no limit) to 100000.");
        }

        if (options.CircuitSeconds is not (>= 0.01 and <= 600))
        {
            problems.Add("GitHub:CircuitSeconds must be a number of seconds from 0.01 to 600.");
        }

        if (PrivateKeys.ProblemOf(options) is { } problem)
        {
            problems.Add(problem);
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
