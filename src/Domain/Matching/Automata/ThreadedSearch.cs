namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>
/// Finds the leftmost match and, of those, the one a backtracking search would find first, with what it saved:
/// all threads of such a search advance together, so that time is at most instructions times characters.
/// </summary>
internal sealed class ThreadedSearch
{
    private readonly AutomatonProgram _program;
    private readonly Stack<(int Instruction, Saved? Saved)> _pending = new();
    private ThreadList _current;
    private ThreadList _following;

    private ThreadedSearch(AutomatonProgram program)
    {
        _program = program;
        _current = new ThreadList(program.Instructions.Length);
        _following = new ThreadList(program.Instructions.Length);
    }

    /// <summary>Whether the program matches, and what the preferred match saved.</summary>
    public static bool TryFind(AutomatonProgram program, ReadOnlySpan<char> text, out Saved? saved) =>
        new ThreadedSearch(program).Find(text, out saved);

    private bool Find(ReadOnlySpan<char> text, out Saved? saved)
    {
        var found = false;
        saved = null;
        var behind = 0;
        var codePoint = ReadOrEnd(text, ref behind);
        var (before, after) = (Neighbour.None, Classify(codePoint));
        _current.Clear();
        for (var position = 0; ;)
        {
            if (!found && (position == 0 || !_program.Anchored))
                Start(_current, _program.Start, null, position, before, after);

            var next = behind;
            var nextCodePoint = codePoint < 0 ? -1 : ReadOrEnd(text, ref behind);
            (before, after) = (after, Classify(nextCodePoint));
            _following.Clear();
            found |= Step(codePoint, next, before, after, ref saved);
            if (codePoint < 0 || (_following.Count == 0 && (found || _program.Anchored)))
                return found;

            (_current, _following) = (_following, _current);
            (position, codePoint) = (next, nextCodePoint);
        }
    }

    /// <summary>Moves every thread over the code point; whether one of them was at a match.</summary>
    private bool Step(int codePoint, int position, Neighbour before, Neighbour after, ref Saved? saved)
    {
        for (var i = 0; i < _current.Count; i++)
        {
            var (index, threadSaved) = _current[i];
            var instruction = _program.Instructions[index];
            if (instruction.Opcode == Opcode.Match)
            {
                // Less preferred threads end here; more preferred ones go on and may find a match they prefer.
                saved = threadSaved;
                return true;
            }

            if (codePoint >= 0 && _program.Sets[instruction.Argument].Contains(codePoint))
                Start(_following, instruction.Next, threadSaved, position, before, after);
        }

        return false;
    }

    /// <summary>Adds the threads that an instruction leads to without reading.</summary>
    private void Start(ThreadList list, int start, Saved? startSaved, int position, Neighbour before, Neighbour after)
    {
        _pending.Push((start, startSaved));
        while (_pending.TryPop(out var thread))
        {
            var (index, saved) = thread;
            if (!list.Visit(index))
                continue;

            var instruction = _program.Instructions[index];
            switch (instruction.Opcode)
            {
                case Opcode.Match or Opcode.Read:
                    list.Add(index, saved);
                    break;
                case Opcode.Fork:
                    _pending.Push((instruction.Argument, saved));
                    _pending.Push((instruction.Next, saved));
                    break;
                case Opcode.Save:
                    _pending.Push((instruction.Next, new Saved(instruction.Argument, position, saved)));
                    break;
                case Opcode.Assert:
                    if (((Assertion)instruction.Argument).Holds(before, after))
                        _pending.Push((instruction.Next, saved));
                    break;
            }
        }
    }

    private static int ReadOrEnd(ReadOnlySpan<char> text, ref int index) =>
        index < text.Length ? CodePoints.Read(text, ref index) : -1;

    private static Neighbour Classify(int codePoint) =>
        codePoint < 0 ? Neighbour.None : Assertions.Classify(codePoint);
}
