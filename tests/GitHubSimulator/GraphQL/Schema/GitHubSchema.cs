using GraphQLParser;
using GraphQLParser.AST;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Schema;

internal sealed record SchemaInput(string Name, TypeReference Type, GraphQLValue? Default)
{
    public bool IsRequired => Type.IsRequired && Default is null;
}

internal sealed record SchemaField(string Name, TypeReference Type, IReadOnlyDictionary<string, SchemaInput> Arguments);

/// <summary>A named type: an object or interface has fields (a union has none of its own), an input object has inputs, an enum has values, a scalar has nothing.</summary>
internal sealed record SchemaType(string Name)
{
    public IReadOnlyDictionary<string, SchemaField>? Fields { get; init; }

    public IReadOnlyDictionary<string, SchemaInput>? Inputs { get; init; }

    public IReadOnlySet<string>? Values { get; init; }

    public IReadOnlySet<string> Interfaces { get; init; } = new HashSet<string>();

    /// <summary>An interface or union: values are of another type.</summary>
    public bool IsAbstract { get; init; }

    public bool IsOrImplements(string name) => Name == name || Interfaces.Contains(name);
}

/// <summary>The declared types by name.</summary>
internal static class GitHubSchema
{
    private static readonly Dictionary<string, SchemaType> Types = Read();

    public static IEnumerable<SchemaType> All => Types.Values;

    public static SchemaType Type(string name) => Types[name];

    public static SchemaType? Find(string name) => Types.GetValueOrDefault(name);

    private static Dictionary<string, SchemaType> Read()
    {
        string[] texts = [SchemaText.Types, PullRequestSchema.Types, MutationSchema.Types];
        var definitions = texts.SelectMany(t => Parser.Parse(t).Definitions).ToList();
        var unions = definitions.OfType<GraphQLUnionTypeDefinition>().SelectMany(u => u.Types!.Items.Select(m => (Union: u.Name.StringValue, Member: m.Name.StringValue)))
            .ToLookup(u => u.Member, u => u.Union, StringComparer.Ordinal);
        return definitions.Select(Read)
            .Select(t => t with { Interfaces = t.Interfaces.Concat(unions[t.Name]).ToHashSet() })
            .Concat(new[] { "Int", "String", "Boolean", "ID", "Float" }.Select(n => new SchemaType(n)))
            .ToDictionary(t => t.Name, StringComparer.Ordinal);
    }

    private static SchemaType Read(ASTNode definition) => definition switch
    {
        GraphQLObjectTypeDefinition type => new SchemaType(type.Name.StringValue)
        {
            Fields = Fields(type.Fields!),
            Interfaces = type.Interfaces?.Items.Select(i => i.Name.StringValue).ToHashSet() ?? [],
        },
        GraphQLInterfaceTypeDefinition type => new SchemaType(type.Name.StringValue) { Fields = Fields(type.Fields!), IsAbstract = true },
        GraphQLUnionTypeDefinition type => new SchemaType(type.Name.StringValue) { Fields = new Dictionary<string, SchemaField>(), IsAbstract = true },
        GraphQLInputObjectTypeDefinition type => new SchemaType(type.Name.StringValue) { Inputs = Inputs(type.Fields!.Items) },
        GraphQLEnumTypeDefinition type => new SchemaType(type.Name.StringValue) { Values = type.Values!.Items.Select(v => v.Name.StringValue).ToHashSet() },
        GraphQLScalarTypeDefinition type => new SchemaType(type.Name.StringValue),
        _ => throw new InvalidOperationException($"Unknown definition {definition.Kind}."),
    };

    private static Dictionary<string, SchemaField> Fields(GraphQLFieldsDefinition fields) => fields.Items.ToDictionary(
        f => f.Name.StringValue,
        f => new SchemaField(f.Name.StringValue, TypeReference.Of(f.Type), Inputs(f.Arguments?.Items ?? [])),
        StringComparer.Ordinal);

    private static Dictionary<string, SchemaInput> Inputs(IEnumerable<GraphQLInputValueDefinition> inputs) => inputs.ToDictionary(
        i => i.Name.StringValue,
        i => new SchemaInput(i.Name.StringValue, TypeReference.Of(i.Type), i.DefaultValue),
        StringComparer.Ordinal);
}
