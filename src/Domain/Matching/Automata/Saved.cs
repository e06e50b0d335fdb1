namespace ExamplesCopier.Domain.Matching.Automata;

/// <summary>
/// The positions one thread has saved, newest first. Threads share what they saved before they parted,
/// so a step costs the same however many groups a pattern has.
/// </summary>
internal sealed record Saved(int Slot, int Position, Saved? Earlier)
{
    /// <summary>The position saved last in the slot, or -1.</summary>
    public static int Find(Saved? saved, int slot)
    {
        for (; saved is not null; saved = saved.Earlier)
        {
            if (saved.Slot == slot)
                return saved.Position;
        }

        return -1;
    }
}
