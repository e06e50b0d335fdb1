using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ExamplesCopier.IntegrationTests.Telemetry;

/// <summary>
/// Reads an exposition as strictly as the specification is written, and shares nothing with what wrote it
/// (https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md). What breaks a rule is a <see cref="FormatException"/>.
/// </summary>
internal sealed partial class OpenMetricsText
{
    private static readonly Dictionary<string, string[]> _suffixes = new()
    {
        ["counter"] = ["_total", "_created"],
        ["gauge"] = [""],
        ["histogram"] = ["_bucket", "_count", "_sum", "_created"],
        ["info"] = ["_info"],
        ["unknown"] = [""],
    };

    private readonly Dictionary<string, Family> _families = [];
    private Family? _open;

    public IReadOnlyDictionary<string, Family> Families => _families;

    /// <summary>Every name that a query can use.</summary>
    public IEnumerable<string> SampleNames => _families.Values.SelectMany(family => family.Samples).Select(sample => sample.Name).Distinct();

    public static OpenMetricsText Parse(string text)
    {
        Require(text.EndsWith("# EOF\n", StringComparison.Ordinal), "the end is missing");
        var read = new OpenMetricsText();
        foreach (var line in text[..^"# EOF\n".Length].Split('\n').SkipLast(1))
        {
            read.Line(line);
        }

        read.Close();
        return read;
    }

    /// <summary>The one value of a sample whose labels hold what is asked for.</summary>
    public double Value(string name, params (string Label, string Value)[] labels) =>
        _families.Values.SelectMany(family => family.Samples).Single(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Label) == label.Value)).Value;

    private void Line(string line)
    {
        if (MetadataLine().Match(line) is { Success: true } metadata)
        {
            Metadata(metadata.Groups["kind"].Value, metadata.Groups["name"].Value, metadata.Groups["text"].Value);
            return;
        }

        Require(!line.StartsWith('#'), $"'{line}' is neither metadata nor a sample");
        var sample = SampleLine().Match(line);
        Require(sample.Success, $"'{line}' is not a sample");
        var name = sample.Groups["name"].Value;
        var family = _open ?? throw new FormatException($"'{name}' stands before any family");
        Require(_suffixes[family.Type].Any(suffix => name == family.Name + suffix), $"'{name}' is no sample of the {family.Type} '{family.Name}'");
        Require(TryNumber(sample.Groups["value"].Value, out var value), $"'{line}' has no number");
        family.Add(new Sample(name, Labels(sample.Groups["labels"].Value), value));
    }

    private void Metadata(string kind, string name, string text)
    {
        if (_open?.Name != name)
        {
            Close();
            Require(_families.TryAdd(name, _open = new Family(name)), $"the family '{name}' comes twice");
        }

        Require(_open!.Samples.Count == 0, $"metadata of '{name}' comes after its samples");
        Require(_open.Metadata.TryAdd(kind, text), $"'{name}' has two lines of {kind}");
        Require(kind != "TYPE" || _suffixes.ContainsKey(text), $"'{text}' is no type");
        Require(kind != "UNIT" || text.Length == 0 || name.EndsWith($"_{text}", StringComparison.Ordinal), $"'{name}' does not end in its unit '{text}'");
    }

    private void Close()
    {
        if (_open is { Type: "histogram" } histogram)
        {
            CheckBuckets(histogram);
        }

        Require(_open?.Type is not "counter" || _open.Samples.All(sample => sample.Value >= 0), $"the counter '{_open?.Name}' is below zero");
    }

    private static void CheckBuckets(Family histogram)
    {
        foreach (var series in histogram.Samples.Where(sample => sample.Name.EndsWith("_bucket", StringComparison.Ordinal)).GroupBy(sample => Key(sample, "le")))
        {
            var bounds = series.Select(bucket => TryNumber(bucket.Labels["le"], out var bound) ? bound : double.NaN).ToList();
            Require(bounds.SequenceEqual(bounds.Order()) && bounds.Distinct().Count() == bounds.Count, $"the bounds of '{histogram.Name}' are out of order");
            Require(double.IsPositiveInfinity(bounds[^1]), $"'{histogram.Name}' has no bucket for all");
            Require(series.Select(bucket => bucket.Value).SequenceEqual(series.Select(bucket => bucket.Value).Order()), $"the buckets of '{histogram.Name}' do not add up");
            var count = histogram.Samples.Single(sample => sample.Name == $"{histogram.Name}_count" && Key(sample, "le") == series.Key);
            Require(count.Value == series.Last().Value, $"the count of '{histogram.Name}' is not that of its last bucket");
        }
    }

    private static Dictionary<string, string> Labels(string text)
    {
        var labels = new Dictionary<string, string>();
        var rest = text;
        while (rest.Length > 0)
        {
            var pair = LabelPair().Match(rest);
            Require(pair.Success && pair.Index == 0, $"'{rest}' is no label");
            Require(labels.TryAdd(pair.Groups["name"].Value, Unescape(pair.Groups["value"].Value)), $"the label '{pair.Groups["name"].Value}' comes twice");
            rest = rest[pair.Length..];
            Require(rest.Length > 0 || !pair.Value.EndsWith(','), "a comma ends the labels");
        }

        return labels;
    }

    private static string Unescape(string value) => new StringBuilder(value).Replace("\\n", "\n").Replace("\\\"", "\"").Replace("\\\\", "\\").ToString();

    private static bool TryNumber(string text, out double number)
    {
        number = text switch { "+Inf" => double.PositiveInfinity, "-Inf" => double.NegativeInfinity, _ => double.NaN };
        return !double.IsNaN(number) || text == "NaN" || double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static string Key(Sample sample, string without) =>
        string.Join(',', sample.Labels.Where(label => label.Key != without).OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new FormatException(problem);
        }
    }

    [GeneratedRegex(@"^# (?<kind>TYPE|UNIT|HELP) (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) ?(?<text>.*)$")]
    private static partial Regex MetadataLine();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>([a-zA-Z_][a-zA-Z0-9_]*="([^"\\\n]|\\[\\"n])*",?)*)\})? (?<value>[^ ]+)( [0-9.e+]+)?( # \{.*)?$""")]
    private static partial Regex SampleLine();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>([^"\\\n]|\\[\\"n])*)",?""")]
    private static partial Regex LabelPair();

    internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

    internal sealed class Family(string name)
    {
        private readonly List<Sample> _samples = [];
        private readonly HashSet<string> _seen = [];

        public string Name => name;

        public string Type => Metadata.GetValueOrDefault("TYPE", "unknown");

        public Dictionary<string, string> Metadata { get; } = [];

        public IReadOnlyList<Sample> Samples => _samples;

        public void Add(Sample sample)
        {
            Require(_seen.Add($"{sample.Name} {Key(sample, "")}"), $"'{sample.Name}' comes twice with the same labels");
            _samples.Add(sample);
        }
    }
}
