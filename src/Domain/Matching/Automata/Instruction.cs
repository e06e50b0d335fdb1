namespace ExamplesCopier.Domain.Matching.Automata;

internal enum Opcode
{
    /// <summary>The text read so far is a match.</summary>
    Match,

    /// <summary>Reads one code point that is in the set <see cref="Instruction.Argument"/>.</summary>
    Read,

    /// <summary>Goes on at <see cref="Instruction.Next"/>, and with lower priority at <see cref="Instruction.Argument"/>.</summary>
    Fork,

    /// <summary>Goes on when the <see cref="Assertion"/> holds here.</summary>
    Assert,

    /// <summary>Stores the position in the slot <see cref="Instruction.Argument"/>.</summary>
    Save,
}

/// <summary>One state of a nondeterministic automaton.</summary>
internal readonly record struct Instruction(Opcode Opcode, int Next, int Argument);
