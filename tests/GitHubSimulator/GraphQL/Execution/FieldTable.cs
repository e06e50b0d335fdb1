using ExamplesCopier.GitHubSimulator.GraphQL.Fields;
using ExamplesCopier.GitHubSimulator.GraphQL.Mutations;
using ExamplesCopier.GitHubSimulator.GraphQL.Schema;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Execution;

internal delegate object? FieldResolver(object source, InputValues arguments, FieldScope scope);

/// <summary>How each declared field gets its value.</summary>
internal sealed class FieldTable
{
    private readonly Dictionary<(string Type, string Field), FieldResolver> _resolvers = [];

    private FieldTable()
    {
        RootFields.AddTo(this);
        RepositoryFields.AddTo(this);
        GitObjectFields.AddTo(this);
        CommitFields.AddTo(this);
        PeopleFields.AddTo(this);
        PullRequestFields.AddTo(this);
        PullRequestParts.AddTo(this);
        MutationFields.AddTo(this);
        var declared = GitHubSchema.All.Where(t => t is { Fields: not null, IsAbstract: false }).SelectMany(t => t.Fields!.Keys.Select(f => (t.Name, f)));
        var missing = declared.Where(d => !_resolvers.ContainsKey(d)).ToList();
        if (missing.Count > 0) throw new InvalidOperationException($"Declared but never answered: {string.Join(", ", missing)}");
    }

    public static FieldTable Instance { get; } = new();

    public FieldResolver Find(string type, string field) => _resolvers[(type, field)];

    public void Add<T>(string type, string field, Func<T, object?> value) => Add<T>(type, field, (source, _, _) => value(source));

    public void Add<T>(string type, string field, Func<T, InputValues, FieldScope, object?> value) =>
        _resolvers.Add((type, field), (source, arguments, scope) => value((T)source, arguments, scope));
}
