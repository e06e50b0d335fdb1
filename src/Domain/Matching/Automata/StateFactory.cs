namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>Builds the states of a <see cref="LazyAutomaton"/>, each once. Called under its lock.</summary>
internal sealed class StateFactory(AutomatonProgram program, Alphabet alphabet)
{
    private readonly Dictionary<StateKey, AutomatonState> _states = [];
    private readonly Closure _here = new(program);
    private readonly Closure _next = new(program);

    /// <summary>The size of the known states, in array cells.</summary>
    public int Cells { get; private set; }

    public int StatesBuilt { get; private set; }

    public void Forget()
    {
        _states.Clear();
        Cells = 0;
    }

    public AutomatonState Start()
    {
        _next.Clear();
        return State([program.Start], Neighbour.None);
    }

    /// <summary>The state after one more character, or after the end of the text when the class is one beyond the last.</summary>
    public AutomatonState Step(AutomatonState from, int characterClass)
    {
        var atEnd = characterClass == alphabet.ClassCount;
        var sample = atEnd ? -1 : alphabet.SampleOf(characterClass);
        var after = atEnd ? Neighbour.None : Assertions.Classify(sample);

        _here.Clear();
        foreach (var instruction in from.Waiting)
            _here.Follow(instruction, assertion => assertion.Holds(from.Before, after));
        if (_here.Matched)
            return AutomatonState.Accepting;
        if (atEnd)
            return AutomatonState.Rejecting;

        var reached = new List<int>();
        foreach (var index in _here.Waiting)
        {
            var instruction = program.Instructions[index];
            if (program.Sets[instruction.Argument].Contains(sample))
                reached.Add(instruction.Next);
        }

        if (!program.Anchored)
            reached.Add(program.Start);
        return State(reached, program.AsksForNeighbours ? after : Neighbour.Other);
    }

    private AutomatonState State(List<int> reached, Neighbour before)
    {
        // The text goes on: only the start of the text can still be decided without what follows.
        bool? Holds(Assertion assertion) =>
            assertion == Assertion.BeginText ? before == Neighbour.None
            : assertion == Assertion.BeginLine ? before is Neighbour.None or Neighbour.Newline
            : null;

        _next.Clear();
        foreach (var instruction in reached)
            _next.Follow(instruction, Holds);
        if (_next.Matched)
            return AutomatonState.Accepting;
        if (_next.Waiting.Count == 0 && (program.Anchored || !program.AsksForNeighbours))
            return AutomatonState.Rejecting;

        int[] waiting = [.. _next.Waiting.Order()];
        var key = new StateKey(waiting, before);
        if (_states.TryGetValue(key, out var known))
            return known;

        var state = new AutomatonState(waiting, before, alphabet.ClassCount + 1);
        _states.Add(key, state);
        Cells += waiting.Length + alphabet.ClassCount + 1;
        StatesBuilt++;
        return state;
    }

    private readonly struct StateKey(int[] waiting, Neighbour before) : IEquatable<StateKey>
    {
        private readonly int[] _waiting = waiting;
        private readonly Neighbour _before = before;

        public bool Equals(StateKey other) =>
            _before == other._before && _waiting.AsSpan().SequenceEqual(other._waiting);

        public override bool Equals(object? obj) => obj is StateKey other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(_before);
            foreach (var instruction in _waiting)
                hash.Add(instruction);
            return hash.ToHashCode();
        }
    }
}
