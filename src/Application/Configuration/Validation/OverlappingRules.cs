using ExamplesCopier.Domain.Configuration;
using FluentValidation.Results;

namespace ExamplesCopier.Application.Configuration.Validation;

/// <summary>Rules that may write one path of one branch; which of them wins is then a matter of chance.</summary>
internal static class OverlappingRules
{
    public static void Report(CopierConfiguration configuration, Action<ValidationFailure> report)
    {
        foreach (var branch in Writers(configuration).GroupBy(writer => (writer.Target.Repository, writer.Target.Branch)))
        {
            var earlier = new List<Writer>();
            foreach (var writer in branch)
            {
                if (earlier.Find(other => !ReferenceEquals(other.Rule, writer.Rule) && other.Paths.MayMeet(writer.Paths)) is { } other)
                {
                    report(Failures.Warning(
                        writer.Property,
                        $"This may write the same paths of {writer.Target.Repository}@{writer.Target.Branch} as {Name(other, writer)} with {other.Target.PathTransform.Text}. Keep the two apart."));
                }

                earlier.Add(writer);
            }
        }
    }

    private static string Name(Writer other, Writer writer) =>
        ReferenceEquals(other.Source, writer.Source) ? $"rule '{other.Rule.Name}'" : $"rule '{other.Rule.Name}' of {other.Source.Repository}";

    private static IEnumerable<Writer> Writers(CopierConfiguration configuration) =>
        from source in configuration.Sources.Index()
        from rule in source.Item.CopyRules.Index()
        where rule.Item.Pattern is not null
        from target in rule.Item.Targets.Index()
        select new Writer(
            source.Item,
            rule.Item,
            target.Item,
            WrittenPaths.Of(rule.Item.Pattern!, target.Item.PathTransform),
            $"sources[{source.Index}].copy_rules[{rule.Index}].targets[{target.Index}].path_transform");

    private sealed record Writer(Source Source, CopyRule Rule, Target Target, WrittenPaths Paths, string Property);
}
