using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Domain.Copying;

/// <summary>A change set while its edits are being collected.</summary>
internal sealed class ChangeSetDraft(ChangeSetKey key, Target target, CommitStrategy strategy)
{
    private readonly List<FileEdit> _edits = [];
    private readonly List<FileProblem> _problems = [];

    public ChangeSetKey Key => key;

    public IReadOnlyList<FileEdit> Edits => _edits;

    public void Add(SourceEdit edit, CopyRule rule, Target to, IReadOnlyDictionary<string, string> variables, bool trustsTemplates)
    {
        var rendered = to.PathTransform.Render(variables);
        if (rendered.Path is not { } path)
        {
            _problems.Add(new FileProblem(edit.Path, null, rule.Name, rendered.Refusal!));
        }
        else if (!trustsTemplates && TrustBearingPaths.Refusal(path.Value, to.PathTransform.LiteralPrefix) is { } refusal)
        {
            _problems.Add(new FileProblem(edit.Path, path.Value, rule.Name, refusal));
        }
        else
        {
            _edits.Add(edit.IsDeletion
                ? new FileEdit.Delete(edit.Path, path, rule.Name, variables)
                : new FileEdit.Write(edit.Path, path, rule.Name, variables));
        }
    }

    public void Drop(FileEdit edit) => _edits.Remove(edit);

    public void Refuse(FileEdit edit, string reason)
    {
        if (_edits.Remove(edit))
        {
            _problems.Add(new FileProblem(edit.SourcePath, edit.TargetPath.Value, edit.Rule, reason));
        }
    }

    public ChangeSet Finish() => new()
    {
        Key = key,
        Target = target,
        Strategy = strategy,
        Edits = [.. _edits.OrderBy(edit => edit.TargetPath.Value, StringComparer.Ordinal)],
        Problems = [.. _problems.OrderBy(problem => problem.SourcePath, StringComparer.Ordinal).ThenBy(problem => problem.Rule, StringComparer.Ordinal)],
    };
}
