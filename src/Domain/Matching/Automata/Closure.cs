namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>
/// Follows the instructions that read nothing. Reused for every state of one automaton; not safe for several threads.
/// </summary>
internal sealed class Closure(AutomatonProgram program)
{
    private readonly Stack<int> _pending = new();
    private readonly bool[] _seen = new bool[program.Instructions.Length];
    private readonly List<int> _visited = [];
    private readonly List<int> _waiting = [];

    /// <summary>Whether <see cref="Opcode.Match"/> was reached.</summary>
    public bool Matched { get; private set; }

    /// <summary>The instructions reached that read a character or, where their neighbours are not known yet, assert.</summary>
    public IReadOnlyList<int> Waiting => _waiting;

    public void Clear()
    {
        foreach (var instruction in _visited)
            _seen[instruction] = false;
        _visited.Clear();
        _waiting.Clear();
        Matched = false;
    }

    /// <summary>Adds what is reached from <paramref name="start"/>; assertions are passed where <paramref name="holds"/> says so.</summary>
    public void Follow(int start, Func<Assertion, bool?> holds)
    {
        _pending.Push(start);
        while (_pending.TryPop(out var index))
        {
            if (_seen[index])
                continue;
            _seen[index] = true;
            _visited.Add(index);
            Visit(index, holds);
        }
    }

    private void Visit(int index, Func<Assertion, bool?> holds)
    {
        var instruction = program.Instructions[index];
        switch (instruction.Opcode)
        {
            case Opcode.Match:
                Matched = true;
                break;
            case Opcode.Read:
                _waiting.Add(index);
                break;
            case Opcode.Fork:
                _pending.Push(instruction.Argument);
                _pending.Push(instruction.Next);
                break;
            case Opcode.Save:
                _pending.Push(instruction.Next);
                break;
            case Opcode.Assert:
                var known = holds((Assertion)instruction.Argument);
                if (known == true)
                    _pending.Push(instruction.Next);
                else if (known is null)
                    _waiting.Add(index);
                break;
        }
    }
}
