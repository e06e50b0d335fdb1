namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>
/// Collects the instructions of a program, from its end to its beginning: each is added once what follows it is known.
/// </summary>
internal sealed class ProgramBuilder
{
    private readonly List<Instruction> _instructions = [];
    private readonly Dictionary<CodePointSet, int> _setIndexes = [];

    public int Match() => Add(new Instruction(Opcode.Match, -1, -1));

    public int Read(CodePointSet set, int next)
    {
        if (!_setIndexes.TryGetValue(set, out var index))
            _setIndexes.Add(set, index = _setIndexes.Count);
        return Add(new Instruction(Opcode.Read, next, index));
    }

    public int Fork(int preferred, int other) => Add(new Instruction(Opcode.Fork, preferred, other));

    public int Assert(Assertion assertion, int next) => Add(new Instruction(Opcode.Assert, next, (int)assertion));

    public int Save(int slot, int next) => Add(new Instruction(Opcode.Save, next, slot));

    /// <summary>A fork whose targets are set later by <see cref="Complete"/>; what loops do.</summary>
    public int Reserve() => Add(new Instruction(Opcode.Fork, -1, -1));

    public void Complete(int fork, int preferred, int other) =>
        _instructions[fork] = new Instruction(Opcode.Fork, preferred, other);

    public AutomatonProgram Build(int start, bool anchored) =>
        new([.. _instructions], [.. _setIndexes.OrderBy(pair => pair.Value).Select(pair => pair.Key)], start, anchored);

    private int Add(Instruction instruction)
    {
        _instructions.Add(instruction);
        return _instructions.Count - 1;
    }
}
