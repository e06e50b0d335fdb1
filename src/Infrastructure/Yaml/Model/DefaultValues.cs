using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

/// <summary><c>defaults</c>: what each target and source starts from. Reading a narrower section onto these fills in field by field.</summary>
internal sealed record DefaultValues(CommitStrategy Strategy, DeprecationCheck Deprecation, SourceSettings Settings)
{
    public static DefaultValues Read(Section root)
    {
        var builtIn = new DefaultValues(CommitStrategy.Default, DeprecationCheck.Off, SourceSettings.Default);
        if (root["defaults"].Mapping() is not { } section)
        {
            return builtIn;
        }

        var read = new DefaultValues(
            CommitStrategySection.Read(section, builtIn.Strategy),
            DeprecationSection.Read(section, builtIn.Deprecation),
            SettingsSection.Read(section, builtIn.Settings));
        section.ReportUnknownKeys();
        return section.Origin(read);
    }
}
