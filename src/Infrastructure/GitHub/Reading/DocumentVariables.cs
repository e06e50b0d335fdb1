using System.Globalization;
using System.Text.Json;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>The variables of a GraphQL document: names and paths travel in them, never as text of the document.</summary>
internal sealed class DocumentVariables
{
    private readonly Dictionary<string, (string Name, string Type)> _byValue = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Value)> _values = [];

    public string Declaration => string.Join(',', _byValue.Values.Select(variable => $"${variable.Name}:{variable.Type}"));

    public string Text(string value) => Of(value, "String!");

    /// <summary>One variable per value and type.</summary>
    public string Of(string value, string type)
    {
        var key = $"{type}{value}";
        if (!_byValue.TryGetValue(key, out var variable))
        {
            variable = (string.Create(CultureInfo.InvariantCulture, $"v{_byValue.Count}"), type);
            _byValue[key] = variable;
            _values.Add((variable.Name, value));
        }

        return $"${variable.Name}";
    }

    public void Write(Utf8JsonWriter writer)
    {
        foreach (var (name, value) in _values)
        {
            writer.WriteString(name, value);
        }
    }
}
