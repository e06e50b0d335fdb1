using GraphQLParser.AST;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Schema;

/// <summary>A type as it is written: <c>[FileAddition!]!</c>.</summary>
internal sealed record TypeReference(string Name, bool IsRequired, TypeReference? Item)
{
    public static TypeReference Of(GraphQLType type) => type switch
    {
        GraphQLNonNullType required => Of(required.Type) with { IsRequired = true },
        GraphQLListType list => Of(list.Type) is var item ? new TypeReference(item.Name, false, item) : null!,
        GraphQLNamedType named => new TypeReference(named.Name.StringValue, false, null),
        _ => throw new ArgumentException($"Unknown type {type}.", nameof(type)),
    };

    /// <summary>Whether a variable of this type may stand where the other type is wanted.</summary>
    public bool Fits(TypeReference wanted, bool hasDefault)
    {
        if (wanted.IsRequired && !IsRequired && !hasDefault) return false;
        return (Item, wanted.Item) switch
        {
            ({ } mine, { } theirs) => mine.Fits(theirs, false),
            (null, null) => Name == wanted.Name,
            _ => false,
        };
    }

    public override string ToString() => (Item is null ? Name : $"[{Item}]") + (IsRequired ? "!" : "");
}
