namespace ExamplesCopier.GitHubSimulator.GraphQL.Execution;

/// <summary>Arguments, or an input object, already checked against the schema.</summary>
internal sealed class InputValues(IReadOnlyDictionary<string, object?> values)
{
    public string Text(string name) => (string)values[name]!;

    public string? TextOrNone(string name) => values.GetValueOrDefault(name) as string;

    public int? NumberOrNone(string name) => values.GetValueOrDefault(name) as int?;

    public bool Flag(string name) => values.GetValueOrDefault(name) is true;

    public InputValues Object(string name) => new((Dictionary<string, object?>)values[name]!);

    public InputValues? ObjectOrNone(string name) => values.GetValueOrDefault(name) is Dictionary<string, object?> found ? new(found) : null;

    public IReadOnlyList<InputValues> Objects(string name) =>
        [.. (values.GetValueOrDefault(name) as List<object?> ?? []).Select(v => new InputValues((Dictionary<string, object?>)v!))];

    public IReadOnlyList<string>? Texts(string name) => (values.GetValueOrDefault(name) as List<object?>)?.ConvertAll(v => (string)v!);
}
