using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Infrastructure.Yaml.Fields;

namespace ExamplesCopier.Infrastructure.Yaml.Model;

internal static class DeprecationSection
{
    public static DeprecationCheck Read(Section parent, DeprecationCheck basis)
    {
        if (parent["deprecation_check"].Mapping() is not { } section)
        {
            return basis;
        }

        var check = basis with
        {
            Enabled = section["enabled"].Boolean() ?? basis.Enabled,
            File = ReadFile(section["file"]) ?? basis.File,
        };
        section.ReportUnknownKeys();
        return check;
    }

    private static string? ReadFile(Field field)
    {
        var text = field.Text();
        return text is { Length: 0 } && field.IsLegacy ? null : text;
    }
}
