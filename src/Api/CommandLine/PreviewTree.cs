using ExamplesCopier.Api.Admin;
using ExamplesCopier.Application.Copying.Previewing;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>A preview for people: the tree of the plan with what differs at each target, and below it what each target branch would get.</summary>
internal sealed class PreviewTree(Terminal terminal)
{
    public void Write(CopyPreview preview)
    {
        terminal.Out.WriteLine(terminal.Painted(Colour.Dim, $"{preview.Source}#{preview.PullRequest} is {StateOf(preview)}; its files are those at {preview.Commit.Abbreviated}, {CommitOf(preview)}."));
        foreach (var note in preview.Notes)
        {
            terminal.Error.WriteLine(Terminal.Safe(note));
        }

        foreach (var file in preview.Files)
        {
            Write(file);
        }

        foreach (var set in preview.ChangeSets)
        {
            terminal.Out.WriteLine($"{set.Key.Repository}@{Terminal.Safe(set.Key.Branch.Value)} {terminal.Painted(Colour.Cyan, set.Key.Group)}: {Describe(set)}");
        }

        var going = preview.Files.Count(file => file.Verdict == FileFate.Goes);
        terminal.Out.WriteLine(FormattableString.Invariant($"{preview.Files.Count} files, {going} of them would go."));
    }

    private static string StateOf(CopyPreview preview) => preview.State switch
    {
        PullRequestState.Merged => "merged",
        PullRequestState.Open => "open",
        _ => "closed, not merged",
    };

    private static string CommitOf(CopyPreview preview) => preview.CommitIs == PreviewedCommit.MergeCommit ? "the merge commit" : "its newest commit";

    private void Write(PreviewedFile file)
    {
        terminal.Out.WriteLine(terminal.Painted(Colour.Bold, file.Path));
        if (file.Matches.Count == 0)
        {
            terminal.Out.WriteLine($"└─ {terminal.Painted(Colour.Dim, file.Reason ?? "")}");
        }

        for (var i = 0; i < file.Matches.Count; i++)
        {
            Write(file.Matches[i], isLast: i == file.Matches.Count - 1);
        }
    }

    private void Write(PreviewedMatch match, bool isLast)
    {
        terminal.Out.WriteLine($"{(isLast ? "└─" : "├─")} {terminal.Painted(Colour.Cyan, match.Rule)}");
        for (var i = 0; i < match.Targets.Count; i++)
        {
            var branches = $"{(isLast ? "  " : "│ ")} {(i == match.Targets.Count - 1 ? "└─" : "├─")}";
            terminal.Out.WriteLine($"{branches} {Describe(match.Targets[i])}");
        }
    }

    private string Describe(PreviewedTarget target)
    {
        var place = $"{target.Repository}@{Terminal.Safe(target.Branch.Value)}{(target.Path is { } path ? $" {Terminal.Safe(path)}" : "")}";
        var verdict = $"{Words.Of(target.Verdict).Replace('_', ' ')}{(target.Reason is { } reason ? $": {reason}" : "")}";
        return $"{place} {terminal.Painted(target.Goes ? Colour.Green : target.IsRefused ? Colour.Red : Colour.Dim, verdict)}";
    }

    private static string Describe(PreviewedChangeSet set)
    {
        var what = Words.Of(set.Outcome).Replace('_', ' ');
        var number = set.PullRequest is { } open ? FormattableString.Invariant($" #{open}") : "";
        var files = set.Writes + set.Deletions == 0 ? "" : FormattableString.Invariant($", {set.Writes} to write, {set.Deletions} to delete");
        return Terminal.Safe($"{what}{number}{files}{(set.Reason is { } reason ? $": {reason}" : "")}");
    }
}
