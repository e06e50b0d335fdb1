namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>A set of instructions that wait for the next character, and what stands before it.</summary>
internal sealed class AutomatonState(int[] waiting, Neighbour before, int transitions)
{
    /// <summary>Every longer text matches.</summary>
    public static readonly AutomatonState Accepting = new(isAccepting: true);

    /// <summary>No longer text matches.</summary>
    public static readonly AutomatonState Rejecting = new(isAccepting: false);

    private AutomatonState(bool isAccepting)
        : this([], Neighbour.None, 0)
    {
        IsFinal = true;
        Accepts = isAccepting;
    }

    public int[] Waiting { get; } = waiting;

    public Neighbour Before { get; } = before;

    /// <summary>The next state by character class, and last by the end of the text; null until it is needed.</summary>
    public readonly AutomatonState?[] Transitions = transitions == 0 ? [] : new AutomatonState?[transitions];

    /// <summary>Whether the answer is known whatever follows.</summary>
    public readonly bool IsFinal;

    public readonly bool Accepts;
}
