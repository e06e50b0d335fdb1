using System.Globalization;

namespace ExamplesCopier.UnitTests.Matching;

/// <summary>A regular expression as a tree whose meaning is written down as sets of positions.</summary>
internal abstract record NaiveRegex
{
    /// <summary>The expression as text.</summary>
    public abstract string Render();

    /// <summary>Where a match that begins at the position may end.</summary>
    public abstract IEnumerable<int> Ends(string text, int from);

    public bool IsMatch(string text) => Enumerable.Range(0, text.Length + 1).Any(from => Ends(text, from).Any());

    public sealed record Character(string Text, Func<char, bool> Matches) : NaiveRegex
    {
        public override string Render() => Text;

        public override IEnumerable<int> Ends(string text, int from) => from < text.Length && Matches(text[from]) ? [from + 1] : [];
    }

    public sealed record Position(string Text, Func<string, int, bool> Holds) : NaiveRegex
    {
        public override string Render() => Text;

        public override IEnumerable<int> Ends(string text, int from) => Holds(text, from) ? [from] : [];
    }

    public sealed record Sequence(params NaiveRegex[] Items) : NaiveRegex
    {
        public override string Render() => string.Concat(Items.Select(item => item.Render()));

        public override IEnumerable<int> Ends(string text, int from) =>
            Items.Aggregate((IEnumerable<int>)[from], (ends, item) => [.. ends.SelectMany(end => item.Ends(text, end)).Distinct()]);
    }

    public sealed record Either(NaiveRegex First, NaiveRegex Second, string Open) : NaiveRegex
    {
        public override string Render() => $"{Open}{First.Render()}|{Second.Render()})";

        public override IEnumerable<int> Ends(string text, int from) => First.Ends(text, from).Union(Second.Ends(text, from));
    }

    public sealed record Repeat(NaiveRegex Item, int Least, int? Most, string Symbol) : NaiveRegex
    {
        public override string Render() => $"(?:{Item.Render()}){Symbol}";

        public override IEnumerable<int> Ends(string text, int from)
        {
            var ends = new HashSet<int>();
            HashSet<int> current = [from];

            // After as many rounds as there are positions nothing new can be reached.
            for (var round = 0; round <= (Most ?? Least + text.Length + 1); round++)
            {
                if (round >= Least)
                    ends.UnionWith(current);
                current = [.. current.SelectMany(at => Item.Ends(text, at))];
            }

            return ends;
        }
    }

    public static Repeat Counted(NaiveRegex item, int least, int? most, bool isLazy)
    {
        var symbol = (least, most) switch
        {
            (0, null) => "*",
            (1, null) => "+",
            (0, 1) => "?",
            (_, null) => string.Create(CultureInfo.InvariantCulture, $"{{{least},}}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{{{least},{most}}}"),
        };
        return new Repeat(item, least, most, symbol + (isLazy ? "?" : ""));
    }
}
