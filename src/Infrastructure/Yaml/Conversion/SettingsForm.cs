using System.Globalization;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

internal static class SettingsForm
{
    /// <summary>Null when all is as it would be without.</summary>
    public static YamlValue? Write(SourceSettings settings)
    {
        var usual = SourceSettings.Default;
        return SourcesForm.NullIfEmpty(SourcesForm.Map(
            ("enabled", settings.Enabled == usual.Enabled ? null : YamlValue.Of(settings.Enabled)),
            ("dry_run", settings.DryRun == usual.DryRun ? null : YamlValue.Of(settings.DryRun)),
            ("timeout_seconds", settings.Timeout == usual.Timeout ? null : Number((int)settings.Timeout.TotalSeconds)),
            ("rate_limit", SourcesForm.NullIfEmpty(SourcesForm.Map(
                ("max_webhooks_per_minute", settings.MaxWebhooksPerMinute == usual.MaxWebhooksPerMinute ? null : Number(settings.MaxWebhooksPerMinute)),
                ("max_concurrent", settings.MaxConcurrent == usual.MaxConcurrent ? null : Number(settings.MaxConcurrent)))))));
    }

    private static YamlValue.Bare Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));
}
