namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>
/// Decides whether a program matches, as a deterministic automaton whose states are built when a text first needs them.
/// Each character costs one table look-up once its state is known, and at most one pass over the program before.
/// Safe for many threads: states are immutable but for the transitions they learn, which are published whole.
/// </summary>
internal sealed class LazyAutomaton(AutomatonProgram program, Alphabet alphabet)
{
    // About 256 KiB per automaton; beyond it the states are forgotten and learned anew, which keeps time linear.
    private const int MaxCells = 64 * 1024;

    private readonly Lock _building = new();
    private readonly StateFactory _factory = new(program, alphabet);
    private volatile AutomatonState? _start;

    /// <summary>How many states were built so far, forgotten ones included: what tests count instead of time.</summary>
    public int StatesBuilt => _factory.StatesBuilt;

    public bool IsMatch(ReadOnlySpan<char> text)
    {
        var state = _start ?? BuildStart();
        if (state.IsFinal)
            return state.Accepts;

        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            int characterClass;
            if (c < 128)
            {
                characterClass = alphabet.ClassOfAscii(c);
                i++;
            }
            else
            {
                characterClass = alphabet.ClassOf(CodePoints.Read(text, ref i));
            }

            state = state.Transitions[characterClass] ?? Build(state, characterClass);
            if (state.IsFinal)
                return state.Accepts;
        }

        var end = alphabet.ClassCount;
        return (state.Transitions[end] ?? Build(state, end)).Accepts;
    }

    private AutomatonState BuildStart()
    {
        lock (_building)
            return _start ??= _factory.Start();
    }

    private AutomatonState Build(AutomatonState from, int characterClass)
    {
        lock (_building)
        {
            if (from.Transitions[characterClass] is { } known)
                return known;

            if (_factory.Cells > MaxCells)
            {
                _factory.Forget();
                _start = null;
            }

            var next = _factory.Step(from, characterClass);
            Volatile.Write(ref from.Transitions[characterClass], next);
            return next;
        }
    }
}
