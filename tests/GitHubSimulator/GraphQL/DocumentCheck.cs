using ExamplesCopier.GitHubSimulator.GraphQL.Schema;
using GraphQLParser.AST;

namespace ExamplesCopier.GitHubSimulator.GraphQL;

/// <summary>Checks a document against the schema, with GitHub's words for what is wrong.</summary>
internal sealed class DocumentCheck
{
    private readonly GraphQLOperation _operation;
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments;
    private readonly HashSet<string> _usedFragments = new(StringComparer.Ordinal);
    private readonly ValueCheck _values;
    private readonly List<GraphQLError> _errors = [];

    public DocumentCheck(GraphQLOperation operation)
    {
        _operation = operation;
        _fragments = operation.Document!.Definitions.OfType<GraphQLFragmentDefinition>().ToDictionary(f => f.FragmentName.Name.StringValue, StringComparer.Ordinal);
        _values = new ValueCheck(operation, _errors);
    }

    public IReadOnlyList<GraphQLError> Run()
    {
        var root = _operation.IsMutation ? "Mutation" : "Query";
        string[] path = [_operation.IsMutation ? "mutation" : "query"];
        Check(_operation.Definition!.SelectionSet, GitHubSchema.Type(root), path);
        foreach (var name in _fragments.Keys.Except(_usedFragments))
            _errors.Add(new GraphQLError($"Fragment {name} was defined, but not used") { Extensions = [("code", "useAndDefineFragment"), ("fragmentName", name)] });
        _values.CheckUnused();
        return _errors;
    }

    private void Check(GraphQLSelectionSet set, SchemaType type, string[] path)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case GraphQLField field:
                    CheckField(field, type, [.. path, field.Name.StringValue]);
                    CheckConflict(field, keys);
                    break;
                case GraphQLInlineFragment inline:
                    CheckFragment(inline.TypeCondition, inline.SelectionSet, type, path);
                    break;
                case GraphQLFragmentSpread spread:
                    CheckSpread(spread, type, path);
                    break;
            }
        }
    }

    private void CheckField(GraphQLField field, SchemaType type, string[] path)
    {
        var name = field.Name.StringValue;
        if (name == "__typename") return;
        if (type.Fields!.TryGetValue(name, out var declared))
        {
            _values.CheckArguments(field, declared, path);
            CheckSelections(field, declared, path);
        }
        else
        {
            Report(field, path, $"Field '{name}' doesn't exist on type '{type.Name}'", ("code", "undefinedField"), ("typeName", type.Name), ("fieldName", name));
        }
    }

    private void CheckSelections(GraphQLField field, SchemaField declared, string[] path)
    {
        var type = GitHubSchema.Type(declared.Type.Name);
        var name = declared.Name;
        if (type.Fields is not null && field.SelectionSet is null)
            Report(field, path, $"Field must have selections (field '{name}' returns {type.Name} but has no selections. Did you mean '{name} {{ ... }}'?)", ("code", "selectionMismatch"), ("nodeName", $"field '{name}'"));
        else if (type.Fields is null && field.SelectionSet is { } set)
            Report(field, path, $"Selections can't be made on scalars (field '{name}' returns {type.Name} but has selections [{string.Join(", ", set.Selections.OfType<GraphQLField>().Select(f => $"\"{f.Name.StringValue}\""))}])", ("code", "selectionMismatch"), ("nodeName", $"field '{name}'"));
        else if (field.SelectionSet is { } inner)
            Check(inner, type, path);
    }

    private void CheckSpread(GraphQLFragmentSpread spread, SchemaType type, string[] path)
    {
        var name = spread.FragmentName.Name.StringValue;
        if (!_fragments.TryGetValue(name, out var fragment))
            Report(spread, path, $"Fragment {name} was used, but not defined", ("code", "useAndDefineFragment"), ("fragmentName", name));
        else if (_usedFragments.Add(name) || !path.Contains("... " + name))
            CheckFragment(fragment.TypeCondition, fragment.SelectionSet, type, [.. path, "... " + name]);
        else
            Report(spread, path, $"Fragment {name} contains an infinite loop", ("code", "infiniteLoop"), ("fragmentName", name));
    }

    private void CheckFragment(GraphQLTypeCondition? condition, GraphQLSelectionSet set, SchemaType type, string[] path)
    {
        var name = condition?.Type.Name.StringValue ?? type.Name;
        if (GitHubSchema.Find(name) is not { Fields: not null } narrowed)
            Report(set, path, $"No such type {name}, so it can't be a fragment condition", ("code", "undefinedType"), ("typeName", name));
        else if (!narrowed.IsOrImplements(type.Name) && !type.IsOrImplements(name))
            Report(set, path, $"Fragment on {name} can't be spread inside {type.Name}", ("code", "cannotSpreadFragment"), ("typeName", name));
        else
            Check(set, narrowed, path);
    }

    /// <summary>The same name twice must mean the same thing.</summary>
    private void CheckConflict(GraphQLField field, Dictionary<string, string> keys)
    {
        var key = field.Alias?.Name.StringValue ?? field.Name.StringValue;
        var arguments = field.Arguments is { } given ? _operation.Text[given.Location.Start..given.Location.End] : "";
        var meaning = field.Name.StringValue + arguments;
        if (keys.TryAdd(key, meaning) || keys[key] == meaning) return;
        Report(field, [], $"Field '{key}' has an argument conflict: {keys[key]} or {meaning}?", ("code", "fieldConflict"), ("fieldName", key));
    }

    private void Report(ASTNode node, string[] path, string message, params (string, string)[] extensions)
    {
        _errors.Add(new GraphQLError(message) { Path = path, At = _operation.Position(node), Extensions = extensions });
    }
}
