using ExamplesCopier.GitHubSimulator.GraphQL.Schema;
using GraphQLParser.AST;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Execution;

/// <summary>The fields asked of an object: fragments that fit its type opened, equal names joined, in the order of the document.</summary>
internal sealed class FieldCollector(GraphQLOperation operation)
{
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments =
        operation.Document!.Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(f => f.FragmentName.Name.StringValue, StringComparer.Ordinal);

    public IReadOnlyList<(string Key, List<GraphQLField> Fields)> Collect(IEnumerable<GraphQLSelectionSet> sets, SchemaType type)
    {
        var found = new List<(string Key, List<GraphQLField> Fields)>();
        var byKey = new Dictionary<string, List<GraphQLField>>(StringComparer.Ordinal);
        foreach (var field in sets.SelectMany(s => Flatten(s, type)))
        {
            var key = field.Alias?.Name.StringValue ?? field.Name.StringValue;
            if (!byKey.TryGetValue(key, out var fields)) found.Add((key, byKey[key] = fields = []));
            fields.Add(field);
        }

        return found;
    }

    private IEnumerable<GraphQLField> Flatten(GraphQLSelectionSet set, SchemaType type) => set.Selections.SelectMany(selection => selection switch
    {
        GraphQLField field => [field],
        GraphQLInlineFragment inline => Open(inline.TypeCondition, inline.SelectionSet, type),
        GraphQLFragmentSpread spread => Open(_fragments[spread.FragmentName.Name.StringValue], type),
        _ => [],
    });

    private IEnumerable<GraphQLField> Open(GraphQLFragmentDefinition fragment, SchemaType type) => Open(fragment.TypeCondition, fragment.SelectionSet, type);

    private IEnumerable<GraphQLField> Open(GraphQLTypeCondition? condition, GraphQLSelectionSet set, SchemaType type) =>
        condition is null || type.IsOrImplements(condition.Type.Name.StringValue) ? Flatten(set, type) : [];
}
