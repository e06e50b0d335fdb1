using System.Collections;
using System.Globalization;
using System.Reflection;
using ExamplesCopier.UnitTests.Architecture;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>The table of settings has all that there are, and each default.</summary>
public sealed class SettingsTableTests
{
    private static readonly IReadOnlyList<(string Setting, string Default)> _settings = [.. Product.Types
        .Select(type => (Type: type, Name: type.GetField("SectionName")?.GetRawConstantValue() as string))
        .Where(section => section.Name is not null)
        .SelectMany(section => Settings(section.Type, section.Name!))];

    private static readonly MarkedTable _table = MarkdownDocument.Of("docs/settings.md").Tables.Single(table => table.Mark == "settings");

    [Fact]
    public void It_has_every_setting_with_its_default()
    {
        _settings.Should().HaveCountGreaterThan(30);
        _table.Rows.Select(row => (Cell.Code(row[0]), row[1] == "–" ? "–" : Cell.Code(row[1]))).Should().BeEquivalentTo(_settings);
    }

    [Fact]
    public void It_says_of_each_when_a_change_is_taken()
    {
        _table.Rows.Should().OnlyContain(row => row[3] == "read again" || row[3] == "restart");

        var source = string.Concat(Sources());
        var fixedOnes = Product.Types.Where(type => source.Contains($"IOptions<{type.Name}>", StringComparison.Ordinal) && !source.Contains($"IOptionsMonitor<{type.Name}>", StringComparison.Ordinal))
            .Select(type => type.GetField("SectionName")?.GetRawConstantValue() as string).ToList();
        fixedOnes.Should().Contain("Http", "its options are asked for once, and not watched");
        _table.Rows.Where(row => fixedOnes.Contains(Cell.Code(row[0]).Split(':')[0])).Should().OnlyContain(row => row[3] == "restart");
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Product.Top, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);

    private static IEnumerable<(string, string)> Settings(Type type, string prefix)
    {
        var defaults = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsSetting))
        {
            var name = $"{prefix}:{property.Name}";
            yield return (name, Text(property.GetValue(defaults)));
            if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericArguments()[0] is { IsClass: true } item && item != typeof(string))
            {
                foreach (var inner in Settings(item, $"{name}:0"))
                {
                    yield return inner;
                }
            }
        }
    }

    // Lists have no setter: the binder fills them.
    private static bool IsSetting(PropertyInfo property) =>
        property.CanWrite || (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IList<>));

    private static string Text(object? value) => value switch
    {
        null or "" => "–",
        bool flag => flag ? "true" : "false",
        string text => text,
        IEnumerable => "–",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
