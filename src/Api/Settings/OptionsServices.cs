namespace ExamplesCopier.Api.Settings;

/// <summary>Binds every section and has it checked before the service starts.</summary>
internal static class OptionsServices
{
    public static void AddCopierOptions(this IServiceCollection services)
    {
        foreach (var section in SettingsSection.All)
        {
            section.AddTo(services);
        }

        services.AddSingleton<SettingsWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<SettingsWatch>());
    }
}
