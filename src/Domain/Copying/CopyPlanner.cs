using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Domain.Copying;

/// <summary>
/// Decides which changed file goes where, by the source's rules alone. Pure: the same merge gives the same plan,
/// whatever order its files are listed in.
/// </summary>
public static class CopyPlanner
{
    public static CopyPlan Plan(Source source, IEnumerable<ChangedFile> files)
    {
        var edits = SourceEdit.From(files);
        var matched = new HashSet<string>(StringComparer.Ordinal);
        var drafts = new Dictionary<ChangeSetKey, ChangeSetDraft>();

        foreach (var rule in source.CopyRules)
        {
            foreach (var edit in edits)
            {
                if (Match(rule, edit.Path) is not { } match)
                {
                    continue;
                }

                matched.Add(edit.Path);
                foreach (var target in rule.Targets)
                {
                    DraftOf(source, rule, target).Add(edit, rule, target, match.Variables, source.IsLegacy);
                }
            }
        }

        PathConflicts.Refuse(drafts.Values);
        return new CopyPlan(
            [.. drafts.Values.Select(draft => draft.Finish()).Where(set => set.Edits.Count + set.Problems.Count > 0)],
            [.. edits.Select(edit => edit.Path).Where(path => !matched.Contains(path))]);

        ChangeSetDraft DraftOf(Source from, CopyRule rule, Target target)
        {
            var key = Grouping.KeyOf(from, rule, target);
            if (!drafts.TryGetValue(key, out var draft))
            {
                drafts[key] = draft = new ChangeSetDraft(key, target, Grouping.StrategyOf(from, target));
            }

            return draft;
        }
    }

    private static PatternMatch? Match(CopyRule rule, string path) =>
        rule.Pattern?.Match(path) is { } match && !rule.Excludes.Any(exclude => exclude.IsMatch(path)) ? match : null;
}
