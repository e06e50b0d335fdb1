using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

internal static class SettingsSection
{
    public static SourceSettings Read(Section parent, SourceSettings basis)
    {
        if (parent["settings"].Mapping() is not { } section)
        {
            return basis;
        }

        var settings = ReadRateLimit(section, basis) with
        {
            Enabled = section["enabled"].Boolean() ?? basis.Enabled,
            DryRun = section["dry_run"].Boolean() ?? basis.DryRun,
            Timeout = section["timeout_seconds"].Integer() is { } seconds ? TimeSpan.FromSeconds(seconds) : basis.Timeout,
        };
        section.ReportUnknownKeys();
        return settings;
    }

    private static SourceSettings ReadRateLimit(Section settings, SourceSettings basis)
    {
        if (settings["rate_limit"].Mapping() is not { } section)
        {
            return basis;
        }

        var limited = basis with
        {
            MaxWebhooksPerMinute = section["max_webhooks_per_minute"].Integer() ?? basis.MaxWebhooksPerMinute,
            MaxConcurrent = section["max_concurrent"].Integer() ?? basis.MaxConcurrent,
        };
        section.ReportUnknownKeys();
        return limited;
    }
}
