using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;

namespace ExamplesCopier.Application.Copying.Previewing;

/// <summary>Puts the forecasts of all targets together by source file, the files that go nowhere included.</summary>
internal static class PreviewedFiles
{
    public static IReadOnlyList<PreviewedFile> Of(SourceRules rules, PreviewedChange change, IReadOnlyList<TargetForecast> forecasts)
    {
        var byKey = forecasts.ToDictionary(forecast => forecast.Summary.Key);
        return [.. SourceEdit.From(change.Files).Select(edit => Of(edit, rules, byKey))];
    }

    private static PreviewedFile Of(SourceEdit edit, SourceRules rules, Dictionary<ChangeSetKey, TargetForecast> forecasts)
    {
        var exclusions = rules.ExclusionsOf(edit.Path);
        PreviewedMatch[] matches =
        [
            .. rules.Match(edit.Path).Select(match => new PreviewedMatch(
                match.Rule.Name,
                match.Variables,
                [.. match.Placements.Select(placement => Of(edit, match.Rule.Name, placement, forecasts.GetValueOrDefault(placement.Key)))])),
        ];
        var (verdict, reason) = (matches.Length, exclusions.Count) switch
        {
            (0, 0) => (FileFate.NoRule, RuleExclusion.InWords(exclusions)),
            (0, _) => (FileFate.Excluded, RuleExclusion.InWords(exclusions)),
            _ => (matches.SelectMany(match => match.Targets).Any(target => target.Goes) ? FileFate.Goes : FileFate.Stays, (string?)null),
        };
        return new PreviewedFile(edit.Path, verdict, reason, exclusions, matches);
    }

    private static PreviewedTarget Of(SourceEdit edit, string rule, Placement placement, TargetForecast? forecast)
    {
        var file = forecast?.Files.GetValueOrDefault((edit.Path, rule, placement.Path?.Value)) ?? LeftOut(edit, placement);
        return new PreviewedTarget(
            placement.Target.Repository,
            placement.Target.Branch,
            placement.Path?.Value,
            placement.Key.Arrival,
            placement.Key.Group,
            file.Action,
            file.Verdict,
            file.Reason);
    }

    // What the plan has dropped: a record of a lost copy is no change of the target, and no path is written twice.
    private static ForecastFile LeftOut(SourceEdit edit, Placement placement) => (edit.IsDeletion, placement.Target) switch
    {
        (true, { OnDelete: OnDelete.Keep, Deprecation.Enabled: true } target) =>
            new(FileAction.Deprecate, TargetFate.Deprecated, $"on_delete is keep, so the target keeps its copy; {target.Deprecation.File} in the source records it."),
        (true, _) => new(FileAction.Delete, TargetFate.Superseded, "Another file takes its place there."),
        _ => new(FileAction.Write, TargetFate.Superseded, "The same file goes there by another rule, in the same change set."),
    };
}
