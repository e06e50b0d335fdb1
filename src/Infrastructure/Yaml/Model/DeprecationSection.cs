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

    private static string? ReadFile(Field field) =>
        field.IsLegacy && field.IsEmpty ? null : field.FilePath($"Write the path of a file in the source repository, like {DeprecationCheck.DefaultFile}.");
}
