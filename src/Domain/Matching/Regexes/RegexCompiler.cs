using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>Turns a parsed expression into a program with the preferences of Go's compiler.</summary>
internal sealed class RegexCompiler
{
    private readonly ProgramBuilder _builder = new();
    private readonly Dictionary<int, int> _slots;

    private RegexCompiler(Dictionary<int, int> slots) => _slots = slots;

    /// <summary>Saves the start of the groups in <paramref name="slots"/>, which are by index, in their slot and the end in the next one.</summary>
    public static AutomatonProgram Compile(RegexNode root, Dictionary<int, int> slots)
    {
        var compiler = new RegexCompiler(slots);
        var start = compiler.Build(root, compiler._builder.Match());
        return compiler._builder.Build(start, RegexAnchors.BeginsAtText(root));
    }

    /// <summary>
    /// Where to start in order to match the node and then go on at <paramref name="next"/>. One small frame for each level
    /// of the tree, so that the deepest tree fits any thread's stack.
    /// </summary>
    private int Build(RegexNode node, int next)
    {
        switch (node)
        {
            case EmptyNode:
                return next;
            case CharacterNode character:
                return _builder.Read(character.Set, next);
            case AssertionNode assertion:
                return _builder.Assert(assertion.Assertion, next);
            case SequenceNode sequence:
                for (var i = sequence.Items.Length - 1; i >= 0; i--)
                    next = Build(sequence.Items[i], next);
                return next;
            case AlternativesNode alternatives:
                var start = Build(alternatives.Items[^1], next);
                for (var i = alternatives.Items.Length - 2; i >= 0; i--)
                    start = _builder.Fork(Build(alternatives.Items[i], next), start);
                return start;
            case GroupNode group:
                return BuildGroup(group, next);
            case RepeatNode repeat:
                return BuildRepeat(repeat, next);
            default:
                throw new InvalidOperationException($"There is no {node.GetType().Name} in an expression.");
        }
    }

    private int BuildGroup(GroupNode group, int next)
    {
        if (!_slots.TryGetValue(group.Index, out var slot))
            return Build(group.Item, next);
        return _builder.Save(slot, Build(group.Item, _builder.Save(slot + 1, next)));
    }

    // x{2,4} is xx(x(x)?)?, x{2,} is xx+.
    private int BuildRepeat(RepeatNode repeat, int next)
    {
        if (repeat.Most == RepeatNode.Unlimited && repeat.Least == 0)
            return BuildStar(repeat, next);

        var start = next;
        var required = repeat.Least;
        if (repeat.Most == RepeatNode.Unlimited)
        {
            start = BuildPlus(repeat, next);
            required--;
        }

        for (var optional = repeat.Least; optional < repeat.Most; optional++)
            start = Choose(repeat, Build(repeat.Item, start), next);
        for (; required > 0; required--)
            start = Build(repeat.Item, start);
        return start;
    }

    // What may match nothing is repeated as (x+)?, so that the empty match has the preference it has in a backtracking search.
    private int BuildStar(RepeatNode repeat, int next)
    {
        if (repeat.Item.IsNullable)
            return Choose(repeat, BuildPlus(repeat, next), next);

        var loop = _builder.Reserve();
        CompleteLoop(repeat, loop, Build(repeat.Item, loop), next);
        return loop;
    }

    private int BuildPlus(RepeatNode repeat, int next)
    {
        var loop = _builder.Reserve();
        var body = Build(repeat.Item, loop);
        CompleteLoop(repeat, loop, body, next);
        return body;
    }

    private void CompleteLoop(RepeatNode repeat, int loop, int body, int next)
    {
        if (repeat.IsGreedy)
            _builder.Complete(loop, body, next);
        else
            _builder.Complete(loop, next, body);
    }

    private int Choose(RepeatNode repeat, int body, int next) =>
        repeat.IsGreedy ? _builder.Fork(body, next) : _builder.Fork(next, body);
}
