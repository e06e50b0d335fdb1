using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>
/// Decides which changed file goes where, by the source's rules alone. Pure: the same merge gives the same plan,
/// whatever order its files are listed in.
/// </summary>
public static class CopyPlanner
{
    /// <param name="source">Whose rules.</param>
    /// <param name="files">What the merge changed.</param>
    /// <param name="isConfiguration">Tells files that configure this service; they are never written. Null when there are none.</param>
    public static CopyPlan Plan(Source source, IEnumerable<ChangedFile> files, Func<RepositoryName, string, bool>? isConfiguration = null)
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
        RefuseConfiguration(drafts.Values, isConfiguration);
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

    private static void RefuseConfiguration(IEnumerable<ChangeSetDraft> drafts, Func<RepositoryName, string, bool>? isConfiguration)
    {
        foreach (var draft in drafts.Where(_ => isConfiguration is not null))
        {
            foreach (var edit in draft.Edits.Where(edit => isConfiguration!(draft.Key.Repository, edit.TargetPath.Value)).ToList())
            {
                draft.Refuse(edit, $"'{edit.TargetPath.Value}' configures this service; no copy may change it.");
            }
        }
    }

    private static PatternMatch? Match(CopyRule rule, string path) =>
        rule.Pattern?.Match(path) is { } match && !rule.Excludes.Any(exclude => exclude.IsMatch(path)) ? match : null;
}
