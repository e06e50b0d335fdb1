using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Infrastructure.GitHub;
using ExamplesCopier.Infrastructure.Notifications;
using ExamplesCopier.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

/// <summary>Binds every section and has it checked before the service starts.</summary>
internal static class OptionsServices
{
    public static void AddCopierOptions(this IServiceCollection services)
    {
        services.AddOptions<GitHubOptions>().BindConfiguration(GitHubOptions.SectionName).ValidateOnStart();
        services.AddOptions<WebhookOptions>().BindConfiguration(WebhookOptions.SectionName).ValidateOnStart();
        services.AddOptions<CopierOptions>().BindConfiguration(CopierOptions.SectionName).ValidateOnStart();
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.SectionName).ValidateOnStart();
        services.AddOptions<AdminOptions>().BindConfiguration(AdminOptions.SectionName).ValidateOnStart();
        services.AddOptions<HttpOptions>().BindConfiguration(HttpOptions.SectionName).ValidateOnStart();
        services.AddOptions<SlackOptions>().BindConfiguration(SlackOptions.SectionName).ValidateOnStart();

        services.AddSingleton<IValidateOptions<GitHubOptions>, GitHubOptionsRules>();
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsRules>();
        services.AddSingleton<IValidateOptions<CopierOptions>, CopierOptionsRules>();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsRules>();
        services.AddSingleton<IValidateOptions<AdminOptions>, AdminOptionsRules>();
        services.AddSingleton<IValidateOptions<HttpOptions>, HttpOptionsRules>();
        services.AddSingleton<IValidateOptions<SlackOptions>, SlackOptionsRules>();
    }
}
