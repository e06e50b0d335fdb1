using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deprecations;

namespace ExamplesCopier.Domain.Copying;

/// <summary>A change set while its edits are being collected.</summary>
internal sealed class ChangeSetDraft(ChangeSetKey key, Target target, CommitStrategy strategy)
{
    private readonly List<FileEdit> _edits = [];
    private readonly List<FileProblem> _problems = [];

    public ChangeSetKey Key => key;

    public IReadOnlyList<FileEdit> Edits => _edits;

    /// <summary>What its edits say to deprecation files.</summary>
    public IEnumerable<DeprecationNote> Deprecations =>
        _edits.Where(edit => edit.Target.Deprecation.Enabled).Select(edit => DeprecationNote.Of(key, edit));

    public void Add(SourceEdit edit, RuleMatch match, Placement placement)
    {
        if (placement is not { Path: { } path, Refusal: null })
        {
            _problems.Add(new FileProblem(edit.Path, placement.Path?.Value, match.Rule.Name, placement.Refusal!));
            return;
        }

        _edits.Add(edit.IsDeletion
            ? new FileEdit.Delete(edit.Path, path, match.Rule.Name, placement.Target, match.Variables)
            : new FileEdit.Write(edit.Path, path, match.Rule.Name, placement.Target, match.Variables));
    }

    public void Drop(FileEdit edit) => _edits.Remove(edit);

    public void Refuse(FileEdit edit, string reason)
    {
        if (_edits.Remove(edit))
        {
            _problems.Add(new FileProblem(edit.SourcePath, edit.TargetPath.Value, edit.Rule, reason));
        }
    }

    public ChangeSet Finish()
    {
        var ordered = _edits.OrderBy(edit => edit.TargetPath.Value, StringComparer.Ordinal).ToList();
        return new ChangeSet
        {
            Key = key,
            Target = target,
            Strategy = strategy,
            Edits = [.. ordered.Where(edit => edit is FileEdit.Write || edit.Target.OnDelete == OnDelete.Delete)],
            // Of a copy that stays and is recorded as deprecated, the record tells.
            Kept = [.. ordered.OfType<FileEdit.Delete>().Where(edit => edit.Target is { OnDelete: OnDelete.Keep, Deprecation.Enabled: false })],
            Problems = [.. _problems.OrderBy(problem => problem.SourcePath, StringComparer.Ordinal).ThenBy(problem => problem.Rule, StringComparer.Ordinal)],
        };
    }
}
