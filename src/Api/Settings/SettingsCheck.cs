using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Infrastructure.GitHub;
using ExamplesCopier.Infrastructure.Notifications;
using ExamplesCopier.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

/// <summary>Tells all that is wrong with the settings at once, before anything is built on them.</summary>
internal static class SettingsCheck
{
    /// <exception cref="OptionsValidationException">With every problem of every section.</exception>
    public static void Run(IConfiguration configuration)
    {
        List<string> problems =
        [
            .. Problems(configuration, GitHubOptions.SectionName, new GitHubOptionsRules()),
            .. Problems(configuration, WebhookOptions.SectionName, new WebhookOptionsRules()),
            .. Problems(configuration, CopierOptions.SectionName, new CopierOptionsRules()),
            .. Problems(configuration, StorageOptions.SectionName, new StorageOptionsRules()),
            .. Problems(configuration, AdminOptions.SectionName, new AdminOptionsRules()),
            .. UnreadableKeys(configuration.GetSection($"{AdminOptions.SectionName}:{nameof(AdminOptions.ApiKeys)}")),
            .. Problems(configuration, HttpOptions.SectionName, new HttpOptionsRules()),
            .. Problems(configuration, SlackOptions.SectionName, new SlackOptionsRules()),
        ];
        if (problems.Count > 0)
        {
            throw new OptionsValidationException("settings", typeof(SettingsCheck), problems);
        }
    }

    private static IEnumerable<string> Problems<T>(IConfiguration configuration, string section, IValidateOptions<T> rules)
        where T : class, new()
    {
        try
        {
            return rules.Validate(null, configuration.GetSection(section).Get<T>() ?? new T()).Failures ?? [];
        }
        catch (InvalidOperationException exception)
        {
            return [SentenceOf(exception)];
        }
    }

    // In a list the binder leaves out what it cannot read, without a word.
    private static IEnumerable<string> UnreadableKeys(IConfigurationSection keys)
    {
        foreach (var key in keys.GetChildren())
        {
            string? problem = null;
            try
            {
                _ = key.Get<AdminKey>();
            }
            catch (InvalidOperationException exception)
            {
                problem = SentenceOf(exception);
            }

            if (problem is not null)
            {
                yield return problem;
            }
        }
    }

    // The binder's sentence names the setting and its value, then the type, which is ours to know.
    private static string SentenceOf(InvalidOperationException exception) => $"{exception.Message.Split(" to type ")[0]}.";
}
