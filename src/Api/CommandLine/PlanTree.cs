using ExamplesCopier.Application.Copying;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>A plan for people: under each path the rules that want it, under each rule its targets with the path there.</summary>
internal sealed class PlanTree(Terminal terminal) : IPlanWriter
{
    private int _paths;
    private int _wanted;
    private int _refused;

    public void Begin(Source source)
    {
        if (!source.Settings.Enabled)
        {
            terminal.Error.WriteLine($"{source.Repository} is disabled: nothing is copied until settings.enabled is true.");
        }
    }

    public void Write(PlannedPath path)
    {
        _paths++;
        _wanted += path.Matches.Count > 0 ? 1 : 0;
        terminal.Out.WriteLine(terminal.Painted(Colour.Bold, path.Path));
        if (path.Matches.Count == 0)
        {
            terminal.Out.WriteLine($"└─ {terminal.Painted(Colour.Dim, "no rule wants it")}");
        }

        for (var i = 0; i < path.Matches.Count; i++)
        {
            Write(path.Matches[i], isLast: i == path.Matches.Count - 1);
        }
    }

    public void End()
    {
        var refused = _refused == 0 ? "" : FormattableString.Invariant($", {_refused} target path{(_refused == 1 ? "" : "s")} refused");
        terminal.Out.WriteLine(FormattableString.Invariant($"{_paths} paths, {_wanted} of them wanted{refused}."));
    }

    public void Dispose()
    {
        // The terminal outlives the tree.
    }

    private void Write(PlannedMatch match, bool isLast)
    {
        terminal.Out.WriteLine($"{(isLast ? "└─" : "├─")} {terminal.Painted(Colour.Cyan, match.Rule)}");
        for (var i = 0; i < match.Targets.Count; i++)
        {
            var branches = $"{(isLast ? "  " : "│ ")} {(i == match.Targets.Count - 1 ? "└─" : "├─")}";
            terminal.Out.WriteLine($"{branches} {Describe(match.Targets[i])}");
        }
    }

    private string Describe(PlannedTarget target)
    {
        var place = $"{target.Repository}@{Terminal.Safe(target.Branch.Value)}";
        if (target.Error is null)
        {
            return $"{place} {terminal.Painted(Colour.Green, target.Path!)}";
        }

        _refused++;
        return $"{place} {terminal.Painted(Colour.Red, $"refused: {target.Error}")}";
    }
}
