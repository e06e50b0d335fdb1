namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>
/// A nondeterministic automaton over code points, as a list of instructions. A match begins at the instruction
/// <c>Start</c>; when <c>Anchored</c>, at the start of the text only.
/// </summary>
internal sealed record AutomatonProgram(
    Instruction[] Instructions, CodePointSet[] Sets, int Start, bool Anchored)
{
    /// <summary>Whether an assertion asks which characters stand beside a position.</summary>
    public bool AsksForNeighbours { get; } = Instructions.Any(instruction =>
        instruction.Opcode == Opcode.Assert && ((Assertion)instruction.Argument).DependsOnCharacters());
}
