using System.Globalization;
using ExamplesCopier.Api.Admin;
using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Api.Dashboard.Pages.Sources;

/// <summary>Where the boxes and lines of a source's map stand: source, rules, targets, from left to right.</summary>
internal sealed class RuleMap
{
    public const int Width = 960;

    private const int BoxWidth = 250;
    private const int BoxHeight = 46;
    private const int Gap = 14;
    private const int Margin = 6;
    private const int Middle = (Width - BoxWidth) / 2;
    private const int Right = Width - BoxWidth - Margin;
    private const int LettersInBox = 31;

    private RuleMap(int height, IReadOnlyList<Box> boxes, IReadOnlyList<Line> lines) => (Height, Boxes, Lines) = (height, boxes, lines);

    public int Height { get; }

    public IReadOnlyList<Box> Boxes { get; }

    public IReadOnlyList<Line> Lines { get; }

    /// <param name="source">The source.</param>
    /// <param name="isIdle">Whether the rule of that name matched nothing lately.</param>
    public static RuleMap Of(Source source, Func<string, bool> isIdle)
    {
        var targets = source.CopyRules.SelectMany(rule => rule.Targets).Select(target => (target.Repository, target.Branch)).Distinct().ToList();
        var rows = Math.Max(1, Math.Max(source.CopyRules.Count, targets.Count));
        var height = (rows * (BoxHeight + Gap)) - Gap + (2 * Margin);

        var root = BoxAt(Margin, 0, 1, height, source.Repository.ToString(), source.Branch.Value, "source");
        var ends = targets.Select((target, i) => BoxAt(Right, i, targets.Count, height, target.Repository.ToString(), target.Branch.Value, "target")).ToList();
        List<Box> boxes = [root, .. ends];
        List<Line> lines = [];
        foreach (var (rule, i) in source.CopyRules.Select((rule, i) => (rule, i)))
        {
            var idle = isIdle(rule.Name);
            var box = BoxAt(Middle, i, source.CopyRules.Count, height, rule.Name, Pattern(rule), idle ? "rule idle" : "rule");
            boxes.Add(box);
            lines.Add(Between(root, box, idle));
            lines.AddRange(rule.Targets.Select(target => targets.IndexOf((target.Repository, target.Branch))).Distinct().Select(end => Between(box, ends[end], idle)));
        }

        return new RuleMap(height, boxes, lines);
    }

    /// <summary>A rule's pattern, with its kind.</summary>
    public static string Pattern(CopyRule rule) =>
        rule.Pattern is { } pattern ? $"{Words.Of(pattern.Type)} {pattern.Text}" : "nothing: its pattern cannot be read";

    /// <summary>How files get into a target.</summary>
    public static string Arrival(Target target) => (target.Strategy.Type == CommitStrategyType.Direct, target.Strategy.AutoMerge) switch
    {
        (true, _) => "by a commit",
        (_, true) => "by a pull request that merges itself",
        _ => "by a pull request",
    };

    private static Box BoxAt(int x, int index, int count, int height, string name, string note, string kind)
    {
        var tall = (count * (BoxHeight + Gap)) - Gap;
        var y = ((height - tall) / 2) + (index * (BoxHeight + Gap));
        return new Box(x, y, BoxWidth, BoxHeight, Shortened(name), Shortened(note), $"{name}, {note}", kind);
    }

    private static Line Between(Box from, Box to, bool isIdle)
    {
        var (x1, y1, x2, y2) = (from.X + from.Width, from.Y + (from.Height / 2), to.X, to.Y + (to.Height / 2));
        var bend = (x1 + x2) / 2;
        return new Line(string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2} {y2}"), isIdle);
    }

    // The end of a path says more than its middle.
    private static string Shortened(string text) =>
        text.Length <= LettersInBox ? text : $"{text[..(LettersInBox - 12)]}…{text[^11..]}";

    /// <param name="X">Its left side.</param>
    /// <param name="Y">Its upper side.</param>
    /// <param name="Width">How wide.</param>
    /// <param name="Height">How tall.</param>
    /// <param name="Name">As much of the name as fits.</param>
    /// <param name="Note">As much of the line below as fits.</param>
    /// <param name="Whole">Both in full.</param>
    /// <param name="Kind">What it is, as the style sheet calls it.</param>
    public sealed record Box(int X, int Y, int Width, int Height, string Name, string Note, string Whole, string Kind);

    /// <param name="Path">The way of the curve.</param>
    /// <param name="IsIdle">Nothing went that way lately.</param>
    public sealed record Line(string Path, bool IsIdle);
}
