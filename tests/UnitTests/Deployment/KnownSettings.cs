using ExamplesCopier.UnitTests.Architecture;

namespace ExamplesCopier.UnitTests.Deployment;

/// <summary>Whether the product has a setting, by its options' properties.</summary>
internal static class KnownSettings
{
    private static readonly ILookup<string, Type> _sections = Product.Types
        .Select(type => (type, name: type.GetField("SectionName")?.GetRawConstantValue() as string))
        .Where(section => section.name is not null)
        .ToLookup(section => section.name!, section => section.type, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is one of ours, written as an environment variable or as a file's name.</summary>
    public static bool Has(string variable)
    {
        var parts = variable.Split("__");
        return Enumerable.Range(1, parts.Length - 1).Any(length =>
            _sections[string.Join(':', parts[..length])].Any(type => Reaches(type, parts.AsSpan(length))));
    }

    private static bool Reaches(Type type, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return type == typeof(string) || type.IsValueType || type == typeof(Uri);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>))
        {
            return int.TryParse(path[0], out _) && Reaches(type.GenericTypeArguments[0], path[1..]);
        }

        return type.GetProperty(path[0]) is { } property && Reaches(property.PropertyType, path[1..]);
    }
}
