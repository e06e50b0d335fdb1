using ExamplesCopier.Api.Admin;
using ExamplesCopier.Application.Copying;
using ExamplesCopier.Application.Copying.Previewing;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Dashboard.Parts;

/// <summary>What becomes of a path, in the words of the pages: of a preview, which compared the targets, or of a plan, which asked nobody.</summary>
public sealed record PathVerdict(string Path, string Word, string Tone, string? Reason, IReadOnlyList<RuleVerdict> Rules)
{
    private const string Goes = "goes";

    public bool IsGoing => Word == Goes;

    public static PathVerdict Of(PreviewedFile file)
    {
        var (word, tone) = file.Verdict switch
        {
            FileFate.Goes => (Goes, "good"),
            FileFate.Stays => ("stays", file.Matches.SelectMany(match => match.Targets).Any(target => target.IsRefused) ? "bad" : ""),
            FileFate.NoRule => ("no rule", ""),
            _ => ("excluded", ""),
        };
        return new PathVerdict(file.Path, word, tone, file.Reason, [.. file.Matches.Select(match => new RuleVerdict(match.Rule, match.Variables, [.. match.Targets.Select(PlaceVerdict.Of)]))]);
    }

    public static PathVerdict Of(PlannedPath path)
    {
        RuleVerdict[] rules = [.. path.Matches.Select(match => new RuleVerdict(match.Rule, match.Variables, [.. match.Targets.Select(PlaceVerdict.Of)]))];
        return (path.Matches.Count, path.Exclusions.Count) switch
        {
            (0, 0) => new PathVerdict(path.Path, "no rule", "", "No rule matches it.", rules),
            (0, _) => new PathVerdict(path.Path, "excluded", "", string.Join(' ', path.Exclusions.Select(exclusion => $"The rule '{exclusion.Rule}' excludes it by '{exclusion.Pattern}'.")), rules),
            _ when path.Matches.SelectMany(match => match.Targets).Any(target => target.Error is null) => new PathVerdict(path.Path, Goes, "good", null, rules),
            _ => new PathVerdict(path.Path, "refused", "bad", null, rules),
        };
    }
}

/// <summary>A rule that wants a path, with what its pattern found in it.</summary>
public sealed record RuleVerdict(string Rule, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<PlaceVerdict> Places);

/// <summary>What becomes of a path in one target.</summary>
public sealed record PlaceVerdict(RepositoryName Repository, BranchName Branch, string? Path, string Word, string Tone, string? Reason)
{
    public static PlaceVerdict Of(PreviewedTarget target) =>
        new(target.Repository, target.Branch, target.Path, WordOf(target), target.Goes ? "good" : target.IsRefused ? "bad" : "", target.Reason);

    public static PlaceVerdict Of(PlannedTarget target) =>
        new(target.Repository, target.Branch, target.Path, target.Error is null ? "goes" : "refused", target.Error is null ? "good" : "bad", target.Error);

    private static string WordOf(PreviewedTarget target)
    {
        var way = target.Arrival == Arrival.PullRequest ? ", by pull request" : ", by commit";
        return target.Verdict switch
        {
            TargetFate.New => $"new{way}",
            TargetFate.Changed => $"changed{way}",
            TargetFate.ModeChanged => $"other mode{way}",
            TargetFate.Deleted => $"removed{way}",
            TargetFate.RefusedPath => "path refused",
            TargetFate.LfsPointer => "git-LFS pointer",
            TargetFate.RefusedLink => "link refused",
            TargetFate.NotAFile => "not a file",
            TargetFate.NotOurs => "not ours",
            var fate => Words.Of(fate).Replace('_', ' '),
        };
    }
}
