namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>A program made ready to run: decides by tables, and searches in threads where positions are asked for.</summary>
internal sealed class Automaton
{
    private readonly AutomatonProgram _program;
    private readonly LazyAutomaton? _tables;

    public Automaton(AutomatonProgram program)
    {
        _program = program;
        _tables = Alphabet.Of(DistinguishedBy(program)) is { } alphabet ? new LazyAutomaton(program, alphabet) : null;
    }

    /// <summary>How many states the tables took so far; 0 when the program tells too many characters apart for tables.</summary>
    public int StatesBuilt => _tables?.StatesBuilt ?? 0;

    public int InstructionCount => _program.Instructions.Length;

    public bool IsMatch(ReadOnlySpan<char> text) =>
        _tables?.IsMatch(text) ?? ThreadedSearch.TryFind(_program, text, out _);

    /// <summary>Whether the program matches, and what the preferred match saved.</summary>
    public bool TryFind(ReadOnlySpan<char> text, out Saved? saved) =>
        ThreadedSearch.TryFind(_program, text, out saved);

    private static HashSet<CodePointSet> DistinguishedBy(AutomatonProgram program)
    {
        var sets = program.Sets.ToHashSet();
        if (program.AsksForNeighbours)
            sets.UnionWith([Assertions.Newline, Assertions.WordCharacters]);
        return sets;
    }
}
