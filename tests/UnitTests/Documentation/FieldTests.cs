using System.Reflection;
using System.Text.Json;
using ExamplesCopier.Api.Health;

namespace ExamplesCopier.UnitTests.Documentation;

/// <summary>The fields of <c>/health</c> and <c>/metrics</c> that an operator is told to watch are there.</summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("health", typeof(HealthBody))]
    [InlineData("metrics", typeof(MetricsBody))]
    public void Every_field_to_watch_exists(string endpoint, Type body)
    {
        var rows = MarkdownDocument.Of("docs/MULTI-SOURCE-IMPLEMENTATION-PLAN.md").Tables.Single(table => table.Mark == $"fields: {endpoint}").Rows;

        rows.Select(row => Cell.Code(row[0])).Where(field => !Exists(body, field.Split('.'))).Should().BeEmpty();
        Exists(body, ["no_such_field"]).Should().BeFalse();
    }

    private static bool Exists(Type type, ReadOnlySpan<string> fields) => fields switch
    {
        [] => true,
        [var name, .. var rest] => PropertyOf(type, name) is { } property && Exists(property.PropertyType, rest),
    };

    private static PropertyInfo? PropertyOf(Type type, string name) => type.GetProperties().FirstOrDefault(property =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name) == name || property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
