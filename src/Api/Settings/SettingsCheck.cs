using Microsoft.Extensions.Options;

namespace ExamplesCopier.Api.Settings;

/// <summary>Tells all that is wrong with the settings at once, before anything is built on them.</summary>
internal static class SettingsCheck
{
    /// <exception cref="OptionsValidationException">With every problem of every section.</exception>
    public static void Run(IConfiguration configuration)
    {
        if (Problems(configuration) is { Count: > 0 } problems)
        {
            throw new OptionsValidationException("settings", typeof(SettingsCheck), problems);
        }
    }

    /// <summary>Every problem of every file and every section.</summary>
    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
    [
        .. SettingsSection.All.SelectMany(section => section.Problems(configuration)),
        .. SettingsFile.Problems(configuration),
    ];
}
