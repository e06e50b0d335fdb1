using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

/// <summary><c>defaults</c>: reading a narrower section onto these fills in field by field.</summary>
internal static class DefaultsSection
{
    public static Defaults Read(Section root)
    {
        if (root["defaults"].Mapping() is not { } section)
        {
            return Defaults.BuiltIn;
        }

        var read = new Defaults(
            CommitStrategySection.Read(section, Defaults.BuiltIn.Strategy),
            DeprecationSection.Read(section, Defaults.BuiltIn.Deprecation),
            SettingsSection.Read(section, Defaults.BuiltIn.Settings));
        section.ReportUnknownKeys();
        return section.Origin(read);
    }
}
