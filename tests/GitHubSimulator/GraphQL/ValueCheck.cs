using ExamplesCopier.GitHubSimulator.GraphQL.Schema;
using GraphQLParser.AST;

namespace ExamplesCopier.GitHubSimulator.GraphQL;

/// <summary>Checks arguments, the literals in them and the types of variables.</summary>
internal sealed class ValueCheck(GraphQLOperation operation, List<GraphQLError> errors)
{
    private readonly Dictionary<string, GraphQLVariableDefinition> _variables =
        operation.Definition!.Variables?.Items.ToDictionary(v => v.Variable.Name.StringValue, StringComparer.Ordinal) ?? [];

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public void CheckArguments(GraphQLField field, SchemaField declared, string[] path)
    {
        var given = field.Arguments?.Items ?? [];
        foreach (var argument in given)
        {
            var name = argument.Name.StringValue;
            if (declared.Arguments.TryGetValue(name, out var input)) CheckValue(argument.Value, input.Type, input.Default is not null, name, [.. path, name]);
            else Report(argument, [.. path, name], $"Field '{declared.Name}' doesn't accept argument '{name}'", ("code", "argumentNotAccepted"), ("name", declared.Name), ("typeName", "Field"), ("argumentName", name));
        }

        var missing = declared.Arguments.Values.Where(i => i.IsRequired && given.All(a => a.Name.StringValue != i.Name)).Select(i => i.Name).ToList();
        if (missing.Count > 0)
            Report(field, path, $"Field '{declared.Name}' is missing required arguments: {string.Join(", ", missing)}", ("code", "missingRequiredArguments"), ("className", "Field"), ("name", declared.Name));
    }

    public void CheckUnused()
    {
        foreach (var name in _variables.Keys.Except(_used))
            errors.Add(new GraphQLError($"Variable ${name} is declared by {operation.Name ?? "anonymous query"} but not used") { Extensions = [("code", "variableNotUsed"), ("variableName", name)] });
        foreach (var (name, definition) in _variables.Where(v => GitHubSchema.Find(TypeReference.Of(v.Value.Type).Name) is null or { Fields: not null }))
            Report(definition, [], $"{TypeReference.Of(definition.Type).Name} isn't a defined input type (on ${name})", ("code", "variableRequiresValidType"), ("variableName", name));
    }

    private void CheckValue(GraphQLValue value, TypeReference wanted, bool hasDefault, string name, string[] path)
    {
        switch (value)
        {
            case GraphQLVariable variable:
                CheckVariable(variable, wanted, hasDefault, name, path);
                break;
            case GraphQLListValue list when wanted.Item is not null:
                foreach (var item in list.Values ?? []) CheckValue(item, wanted.Item, false, name, path);
                break;
            case not GraphQLNullValue when wanted.Item is not null:
                CheckValue(value, wanted.Item, false, name, path);
                break;
            case GraphQLObjectValue given when GitHubSchema.Type(wanted.Name).Inputs is { } inputs:
                CheckObject(given, wanted.Name, inputs, path);
                break;
            default:
                if (!IsScalar(value, wanted))
                    Report(value, path, $"Argument '{name}' has an invalid value ({operation.Text[value.Location.Start..value.Location.End]}). Expected type '{wanted}'.", ("code", "argumentLiteralsIncompatible"), ("argumentName", name));
                break;
        }
    }

    private void CheckVariable(GraphQLVariable variable, TypeReference wanted, bool hasDefault, string argument, string[] path)
    {
        var name = variable.Name.StringValue;
        _used.Add(name);
        if (!_variables.TryGetValue(name, out var definition))
        {
            Report(variable, path, $"Variable ${name} is used by {operation.Name ?? "anonymous query"} but not declared", ("code", "variableNotDefined"), ("variableName", name));
            return;
        }

        var type = TypeReference.Of(definition.Type);
        if (!type.Fits(wanted, hasDefault || definition.DefaultValue is not null))
            Report(variable, path, $"Type mismatch on variable ${name} and argument {argument} ({type} / {wanted})", ("code", "variableMismatch"), ("variableName", name), ("typeName", type.ToString()), ("argumentName", argument));
    }

    private void CheckObject(GraphQLObjectValue given, string type, IReadOnlyDictionary<string, SchemaInput> inputs, string[] path)
    {
        var fields = given.Fields ?? [];
        foreach (var field in fields)
        {
            var name = field.Name.StringValue;
            if (inputs.TryGetValue(name, out var input)) CheckValue(field.Value, input.Type, input.Default is not null, name, [.. path, name]);
            else Report(field, [.. path, name], $"InputObject '{type}' doesn't accept argument '{name}'", ("code", "argumentNotAccepted"), ("name", type), ("typeName", "InputObject"), ("argumentName", name));
        }

        foreach (var missing in inputs.Values.Where(i => i.IsRequired && fields.All(f => f.Name.StringValue != i.Name)))
            Report(given, [.. path, missing.Name], $"Argument '{missing.Name}' on InputObject '{type}' is required. Expected type {missing.Type}", ("code", "missingRequiredInputObjectAttribute"), ("argumentName", missing.Name), ("inputObjectType", type));
    }

    private static bool IsScalar(GraphQLValue value, TypeReference wanted) => value switch
    {
        GraphQLNullValue => !wanted.IsRequired,
        GraphQLEnumValue named => GitHubSchema.Type(wanted.Name).Values?.Contains(named.Name.StringValue) == true,
        GraphQLIntValue => wanted.Name is "Int" or "ID" or "Float",
        GraphQLBooleanValue => wanted.Name == "Boolean",
        GraphQLStringValue => GitHubSchema.Type(wanted.Name) is { Values: null, Inputs: null } && wanted.Name is not ("Int" or "Boolean" or "Float"),
        _ => false,
    };

    private void Report(ASTNode node, string[] path, string message, params (string, string)[] extensions)
    {
        errors.Add(new GraphQLError(message) { Path = path, At = operation.Position(node), Extensions = extensions });
    }
}
