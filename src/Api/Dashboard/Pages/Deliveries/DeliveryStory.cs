using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Api.Dashboard.Pages.Deliveries;

/// <summary>One delivery as it is told: what its files became, and when.</summary>
public sealed class DeliveryStory
{
    /// <summary>How many files of one change set are told on the delivery's own page.</summary>
    public const int MaxFilesOfOneSet = 200;

    /// <summary>How many of all of them: a page has an end.</summary>
    private const int MaxFiles = 1000;

    private static readonly string[] _matching = ["changed files", "merge commit", "renamed", "plan"];
    private readonly DeliveryDetails _details;
    private readonly SourceRules? _rules;

    /// <param name="details">What is kept of it.</param>
    /// <param name="source">The source as the delivery's configuration had it; null when that is no longer in force.</param>
    internal DeliveryStory(DeliveryDetails details, Source? source)
    {
        _details = details;
        _rules = source is null ? null : new SourceRules(source);
        Rules =
        [
            .. details.ChangeSets.SelectMany(set => set.Files).Where(file => file.Rule is not null)
                .GroupBy(file => file.Rule!, StringComparer.Ordinal)
                .Select(files => new RuleShare(files.Key, files.Select(file => file.SourcePath).Distinct(StringComparer.Ordinal).Count())),
        ];
        Matching = StepSum.Of(details.Steps.Where(step => _matching.Contains(step.Name)));
        Reading = StepSum.Of(details.Steps.Where(step => !_matching.Contains(step.Name) && step.Name != "write"));
        Writing = StepSum.Of(details.Steps.Where(step => step.Name == "write"));
    }

    public DeliverySummary Summary => _details.Summary;

    /// <summary>How many files each rule wanted.</summary>
    public IReadOnlyList<RuleShare> Rules { get; }

    public StepSum? Matching { get; }

    public StepSum? Reading { get; }

    public StepSum? Writing { get; }

    public IReadOnlyList<DeliveryStep> Steps => _details.Steps;

    /// <summary>What the last plan came to, in words; null when none was made.</summary>
    public string? Plan => _details.Steps.LastOrDefault(step => step.Name == "plan")?.Detail;

    public int UnmatchedCount => _details.Unmatched.Count;

    public int ChangeSetCount => _details.ChangeSets.Count;

    /// <summary>The change sets that nothing more is done to.</summary>
    public int DoneCount => _details.ChangeSets.Count(set => set.State.IsSettled());

    /// <summary>The change sets with their first files, those in trouble first.</summary>
    public IReadOnlyList<ChangeSetStory> ChangeSets()
    {
        var left = MaxFiles;
        var told = new List<ChangeSetStory>();
        foreach (var place in Enumerable.Range(1, ChangeSetCount))
        {
            var set = ChangeSet(place, 0, Math.Min(MaxFilesOfOneSet, left))!;
            left -= set.Files.Count;
            told.Add(set);
        }

        return told;
    }

    /// <param name="place">The place of the change set, from 1.</param>
    /// <param name="skipped">How many of its files are passed over.</param>
    /// <param name="count">How many are told.</param>
    /// <returns>Null when there is none in that place.</returns>
    public ChangeSetStory? ChangeSet(int place, int skipped, int count) => place < 1 || place > ChangeSetCount
        ? null
        : new ChangeSetStory(
            place,
            _details.ChangeSets[place - 1],
            [.. _details.ChangeSets[place - 1].Files.OrderBy(Trouble).Skip(skipped).Take(count).Select(file => new FileStory(file, VariablesOf(file)))]);

    /// <summary>Files that no rule wants, with the rules that exclude them where that can be told.</summary>
    public IReadOnlyList<UnmatchedFile> Unmatched(int skipped, int count) =>
        [.. _details.Unmatched.Skip(skipped).Take(count).Select(path => new UnmatchedFile(path, _rules?.ExclusionsOf(path) ?? []))];

    private static int Trouble(FileResult file) => file.State switch
    {
        FileResultState.Failed => 0,
        FileResultState.Skipped => 1,
        _ => 2,
    };

    private IReadOnlyDictionary<string, string>? VariablesOf(FileResult file) =>
        _rules?.Match(file.SourcePath).FirstOrDefault(match => match.Rule.Name == file.Rule)?.Variables;
}

/// <param name="Rule">The rule's name.</param>
/// <param name="Files">How many source files it wanted.</param>
public sealed record RuleShare(string Rule, int Files);

/// <summary>What steps of one kind took together, over all attempts.</summary>
public sealed record StepSum(DateTimeOffset At, TimeSpan Duration, int Requests)
{
    /// <returns>Null when there was none.</returns>
    public static StepSum? Of(IEnumerable<DeliveryStep> steps) => steps.ToList() is [var first, ..] all
        ? new StepSum(first.At, TimeSpan.FromTicks(all.Sum(step => step.Duration.Ticks)), all.Sum(step => step.Requests))
        : null;
}

/// <param name="Place">Its place among the delivery's, from 1.</param>
/// <param name="Set">What is kept of it.</param>
/// <param name="Files">Some of its files.</param>
public sealed record ChangeSetStory(int Place, ChangeSetRecord Set, IReadOnlyList<FileStory> Files)
{
    /// <summary>How many of its files are not told here.</summary>
    public int Untold => Set.Files.Count - Files.Count;
}

/// <param name="File">What became of it.</param>
/// <param name="Variables">What the rule's pattern found in its path; null when that rule is no longer in force.</param>
public sealed record FileStory(FileResult File, IReadOnlyDictionary<string, string>? Variables);

/// <summary>A changed file that no rule wants.</summary>
public sealed record UnmatchedFile(string Path, IReadOnlyList<RuleExclusion> Exclusions);
