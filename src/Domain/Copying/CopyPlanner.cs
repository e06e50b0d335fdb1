using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deprecations;
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
        var rules = new SourceRules(source, isConfiguration);
        var matches = edits.SelectMany(edit => rules.Match(edit.Path).Select(match => (Edit: edit, Match: match))).ToList();
        var drafts = new Dictionary<ChangeSetKey, ChangeSetDraft>();

        foreach (var (edit, match) in matches.OrderBy(found => found.Match.Order))
        {
            foreach (var placement in match.Placements)
            {
                DraftOf(placement).Add(edit, match, placement);
            }
        }

        PathConflicts.Refuse(drafts.Values);
        var matched = matches.Select(found => found.Edit.Path).ToHashSet(StringComparer.Ordinal);
        return new CopyPlan(
            [.. drafts.Values.Select(draft => draft.Finish()).Where(set => !set.IsEmpty)],
            DeprecationsOf(drafts.Values, isConfiguration is null ? null : file => isConfiguration(source.Repository, file)),
            [.. edits.Select(edit => edit.Path).Where(path => !matched.Contains(path))]);

        ChangeSetDraft DraftOf(Placement placement)
        {
            if (!drafts.TryGetValue(placement.Key, out var draft))
            {
                drafts[placement.Key] = draft = new ChangeSetDraft(placement.Key, placement.Target, Grouping.StrategyOf(source, placement.Target));
            }

            return draft;
        }
    }

    private static IReadOnlyList<DeprecationUpdate> DeprecationsOf(IEnumerable<ChangeSetDraft> drafts, Func<string, bool>? isConfiguration) =>
    [
        .. drafts.SelectMany(draft => draft.Deprecations)
            .GroupBy(note => note.File, StringComparer.Ordinal)
            .Select(notes => DeprecationUpdate.Of(notes.Key, notes, isConfiguration)),
    ];
}
