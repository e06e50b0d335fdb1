using System.Text.Json;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>Several mutations in one document; each has one input, which travels as a variable.</summary>
internal sealed class MutationDocument(string name)
{
    private readonly List<(string Variable, string Type, string Field, Action<Utf8JsonWriter> Write)> _inputs = [];

    public bool IsEmpty => _inputs.Count == 0;

    public string Text =>
        $"mutation {name}({string.Join(',', _inputs.Select(input => $"${input.Variable}:{input.Type}"))}){{{string.Concat(_inputs.Select(input => input.Field))}}}";

    public void Add(string variable, string type, string field, Action<Utf8JsonWriter> write) => _inputs.Add((variable, type, field, write));

    public void WriteVariables(Utf8JsonWriter writer)
    {
        foreach (var (variable, _, _, write) in _inputs)
        {
            writer.WriteStartObject(variable);
            write(writer);
            writer.WriteEndObject();
        }
    }
}
