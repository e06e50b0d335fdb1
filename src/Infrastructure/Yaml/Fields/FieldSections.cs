namespace ExamplesCopier.Infrastructure.Yaml.Fields;

/// <summary>Lists of mappings.</summary>
internal static class FieldSections
{
    /// <param name="field">The list.</param>
    /// <param name="advice">What to write when there is none.</param>
    /// <param name="entryAdvice">What to write for an entry that is none.</param>
    /// <param name="read">Reads an entry.</param>
    public static IReadOnlyList<T> RequiredSections<T>(this Field field, string advice, string entryAdvice, Func<Section, T?> read)
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

        return field.Sections(entryAdvice, read);
    }

    /// <summary>What could be read; entries that could not are reported and left out.</summary>
    public static IReadOnlyList<T> Sections<T>(this Field field, string entryAdvice, Func<Section, T?> read)
        where T : class
    {
        var sections = new List<T>();
        foreach (var item in field.Items() ?? [])
        {
            if (item.IsAbsent)
            {
                item.Error($"This is empty. {entryAdvice}");
            }
            else if (item.Mapping(entryAdvice) is { } section && read(section) is { } value)
            {
                sections.Add(value);
            }
        }

        return sections;
    }
}
