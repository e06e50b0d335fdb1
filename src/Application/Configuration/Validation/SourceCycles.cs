using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Repositories;
using FluentValidation.Results;

namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>Targets that lead back to their own source; each ring is told once.</summary>
internal static class SourceCycles
{
    public static void Report(CopierConfiguration configuration, Action<ValidationFailure> report)
    {
        var edges = Edges(configuration).DistinctBy(edge => (edge.From, edge.To)).ToLookup(edge => edge.From);
        var told = new HashSet<Branch>();
        foreach (var start in edges.SelectMany(from => from))
        {
            if (told.Contains(start.From) || WayBack(edges, start) is not { } way)
            {
                continue;
            }

            told.UnionWith(way);
            var ring = string.Join(" → ", way.Prepend(start.From));
            report(Failures.Warning(start.Property, $"Copies go round: {ring}. They rest when nothing differs. Take one target out unless this is meant."));
        }
    }

    private static List<Branch>? WayBack(ILookup<Branch, Edge> edges, Edge start)
    {
        var cameFrom = new Dictionary<Branch, Branch?> { [start.To] = null };
        var open = new Queue<Branch>([start.To]);
        while (open.TryDequeue(out var at))
        {
            if (at == start.From)
            {
                return Unwind(cameFrom, at);
            }

            foreach (var next in edges[at].Select(edge => edge.To).Where(next => cameFrom.TryAdd(next, at)))
            {
                open.Enqueue(next);
            }
        }

        return null;
    }

    private static List<Branch> Unwind(Dictionary<Branch, Branch?> cameFrom, Branch end)
    {
        var way = new List<Branch>();
        for (var at = end; at is not null; at = cameFrom[at])
        {
            way.Insert(0, at);
        }

        return way;
    }

    private static IEnumerable<Edge> Edges(CopierConfiguration configuration) =>
        from source in configuration.Sources.Index()
        from rule in source.Item.CopyRules.Index()
        from target in rule.Item.Targets.Index()
        select new Edge(
            new Branch(source.Item.Repository, source.Item.Branch),
            new Branch(target.Item.Repository, target.Item.Branch),
            $"sources[{source.Index}].copy_rules[{rule.Index}].targets[{target.Index}].repo");

    private sealed record Branch(RepositoryName Repository, BranchName Name)
    {
        public override string ToString() => $"{Repository}@{Name}";
    }

    private sealed record Edge(Branch From, Branch To, string Property);
}
