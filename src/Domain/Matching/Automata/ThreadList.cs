namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>Threads at one position of the text, in order of preference, at most one per instruction.</summary>
internal sealed class ThreadList(int instructions)
{
    private readonly int[] _addedAt = new int[instructions];
    private readonly List<(int Instruction, Saved? Saved)> _threads = [];
    private int _generation;

    public int Count => _threads.Count;

    public (int Instruction, Saved? Saved) this[int index] => _threads[index];

    public void Clear()
    {
        _threads.Clear();
        _generation++;
    }

    /// <summary>False when a more preferred thread has been at the instruction.</summary>
    public bool Visit(int instruction)
    {
        if (_addedAt[instruction] == _generation)
            return false;
        _addedAt[instruction] = _generation;
        return true;
    }

    public void Add(int instruction, Saved? saved) => _threads.Add((instruction, saved));
}
