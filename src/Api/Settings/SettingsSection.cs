using ExamplesCopier.Application.Configuration;
using ExamplesCopier.Infrastructure.GitHub;
using ExamplesCopier.Infrastructure.Notifications;
using ExamplesCopier.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

/// <summary>One section of the settings with the rules that it is held to. A section is written down here and nowhere else.</summary>
internal abstract class SettingsSection
{
    /// <summary>All that is needed to ask GitHub.</summary>
    public static SettingsSection GitHub { get; } = new Of<GitHubOptions>(GitHubOptions.SectionName, new GitHubOptionsRules());

    public static IReadOnlyList<SettingsSection> All { get; } =
    [
        GitHub,
        new Of<WebhookOptions>(WebhookOptions.SectionName, new WebhookOptionsRules()),
        new Of<CopierOptions>(CopierOptions.SectionName, new CopierOptionsRules()),
        new Of<StorageOptions>(StorageOptions.SectionName, new StorageOptionsRules()),
        new Of<AdminOptions>(AdminOptions.SectionName, new AdminOptionsRules(), section => AdminKeyReading.Problems(section.GetSection(nameof(AdminOptions.ApiKeys)))),
        new Of<HttpOptions>(HttpOptions.SectionName, new HttpOptionsRules()),
        new Of<SlackOptions>(SlackOptions.SectionName, new SlackOptionsRules()),
    ];

    /// <summary>Its path in the settings; two may share one.</summary>
    public abstract string Name { get; }

    /// <summary>What is wrong with it, in sentences.</summary>
    public abstract IEnumerable<string> Problems(IConfiguration configuration);

    /// <summary>Binds it, and has it checked again when the service starts and whenever it changes.</summary>
    public abstract void AddTo(IServiceCollection services);

    /// <param name="name">Its path.</param>
    /// <param name="rules">What its values are held to.</param>
    /// <param name="unread">What the binder passes over without a word; null for nothing.</param>
    private sealed class Of<T>(string name, IValidateOptions<T> rules, Func<IConfigurationSection, IEnumerable<string>>? unread = null) : SettingsSection
        where T : class, new()
    {
        public override string Name => name;

        public override IEnumerable<string> Problems(IConfiguration configuration)
        {
            try
            {
                var section = configuration.GetSection(name);
                return [.. rules.Validate(null, section.Get<T>() ?? new T()).Failures ?? [], .. unread?.Invoke(section) ?? []];
            }
            catch (InvalidOperationException exception)
            {
                return [BinderSentence.Of(exception)];
            }
        }

        public override void AddTo(IServiceCollection services)
        {
            services.AddOptions<T>().BindConfiguration(name).ValidateOnStart();
            services.AddSingleton(rules);
            services.AddSingleton<IOptionsFactory<T>>(provider => new LastGood<T>(
                () => Problems(provider.GetRequiredService<IConfiguration>()),
                new OptionsFactory<T>(provider.GetServices<IConfigureOptions<T>>(), provider.GetServices<IPostConfigureOptions<T>>(), provider.GetServices<IValidateOptions<T>>())));
        }
    }
}
