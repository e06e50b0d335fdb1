using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>The single-source form. What it tolerates and the <c>sources</c> form does not is put right, and told.</summary>
internal static class SingleSource
{
    public static CopierConfiguration Convert(CopierConfiguration configuration, ConversionReport report)
    {
        var source = configuration.Sources[0];
        var names = new RuleNames();
        var rules = source.CopyRules.Select(rule => Convert(rule, names, report)).OfType<CopyRule>().ToList();
        TrustNote.Tell(rules, report);
        return new CopierConfiguration { Sources = [source with { IsLegacy = false, CopyRules = rules }] };
    }

    private static CopyRule? Convert(CopyRule rule, RuleNames names, ConversionReport report)
    {
        if (rule.Pattern is not { } pattern)
        {
            report.Note($"The rule '{rule.Name}' is left out: its pattern never matches.");
            return null;
        }

        var targets = rule.Targets.Where(target => target.PathTransform.VariableNames.All(pattern.Variables.Contains)).ToList();
        foreach (var target in rule.Targets.Except(targets))
        {
            report.Note($"The target {target.Repository} of the rule '{rule.Name}' is left out: its path_transform names a variable that the pattern does not have, so every file fails.");
        }

        if (targets.Count == 0)
        {
            return null;
        }

        var name = names.Next(rule.Name);
        if (name != rule.Name)
        {
            report.Note($"A second rule '{rule.Name}' is called '{name}' now; it makes pull requests of its own.");
        }

        return rule with { Name = name, Targets = targets };
    }
}
