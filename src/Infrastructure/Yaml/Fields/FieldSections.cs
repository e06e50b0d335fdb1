namespace ExamplesCopier.Infrastructure.Yaml.Fields;

/// <summary>Lists of mappings.</summary>
internal static class FieldSections
{
    public static IReadOnlyList<T> RequiredSections<T>(this Field field, string advice, Func<Section, T?> read)
        where T : class
    {
        if (field.IsAbsent)
        {
            field.Missing(advice);
        }
        else if (field.Items() is { Count: 0 })
        {
            field.Error($"This is empty. {advice}");
        }

        return field.Sections(advice, read);
    }

    /// <summary>What could be read; entries that could not are reported and left out.</summary>
    public static IReadOnlyList<T> Sections<T>(this Field field, string advice, Func<Section, T?> read)
        where T : class
    {
        var sections = new List<T>();
        foreach (var item in field.Items() ?? [])
        {
            if (item.IsAbsent)
            {
                item.Error($"This is empty. {advice}");
            }
            else if (item.Mapping(advice) is { } section && read(section) is { } value)
            {
                sections.Add(value);
            }
        }

        return sections;
    }
}
