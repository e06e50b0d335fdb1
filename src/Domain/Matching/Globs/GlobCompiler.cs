using ExamplesCopier.Domain.Matching.Automata;
using static ExamplesCopier.Domain.Matching.Globs.GlobContext;

namespace ExamplesCopier.Domain.Matching.Globs;

/// <summary>
/// Turns a glob into a program: one or a few instructions for every token in every context in which it can be read.
/// Tokens lead forwards only, so the contexts are found from the first token on and the instructions built from the last one back.
/// </summary>
internal sealed class GlobCompiler
{
    private const int Dead = -1;
    private static readonly int Contexts = Enum.GetValues<GlobContext>().Length;
    private static readonly CodePointSet InsideSegment = CodePointSet.All.Except('/');

    private readonly IReadOnlyList<GlobToken> _tokens;
    private readonly ProgramBuilder _builder = new();
    private readonly bool[] _reachable;
    private readonly int[] _starts;

    private GlobCompiler(IReadOnlyList<GlobToken> tokens)
    {
        _tokens = tokens;
        _reachable = new bool[tokens.Count * Contexts];
        _starts = new int[tokens.Count * Contexts];
    }

    public static AutomatonProgram Compile(IReadOnlyList<GlobToken> tokens) => new GlobCompiler(tokens).Compile();

    private AutomatonProgram Compile()
    {
        _reachable[Cell(0, SegmentStart)] = true;
        for (var cell = 0; cell < _reachable.Length; cell++)
        {
            if (_reachable[cell])
                MarkNext(cell / Contexts, (GlobContext)(cell % Contexts));
        }

        for (var cell = _reachable.Length - 1; cell >= 0; cell--)
            _starts[cell] = _reachable[cell] ? Build(cell / Contexts, (GlobContext)(cell % Contexts)) : Dead;
        return _builder.Build(_starts[0], anchored: true);
    }

    private void MarkNext(int token, GlobContext context)
    {
        foreach (var next in NextContexts(_tokens[token].Kind, context))
        {
            foreach (var target in Targets(token))
                _reachable[Cell(target, next)] = true;
        }
    }

    private static ReadOnlySpan<GlobContext> NextContexts(GlobTokenKind kind, GlobContext context) => (kind, context) switch
    {
        (GlobTokenKind.Open or GlobTokenKind.Close, _) => new GlobContext[] { context },
        (GlobTokenKind.Character, SegmentStart or InSegment or OneStarAsText or TwoStarsAsText) => [InSegment],
        (GlobTokenKind.Slash, SegmentStart or InSegment or OneStarAsText) => [SegmentStart, SlashOmitted],
        (GlobTokenKind.Slash, TwoStars) => [SegmentStart],
        (GlobTokenKind.Slash, OmittedTwoStars) => [OmittedToSlash],
        (GlobTokenKind.Star, SegmentStart) => [OneStarAsText, OneStar],
        (GlobTokenKind.Star, OneStarAsText) => [TwoStarsAsText],
        (GlobTokenKind.Star, InSegment or TwoStarsAsText) => [InSegment],
        (GlobTokenKind.Star, OneStar) => [TwoStars],
        (GlobTokenKind.Star, SlashOmitted or OmittedToSlash) => [OmittedOneStar],
        (GlobTokenKind.Star, OmittedOneStar) => [OmittedTwoStars],
        _ => [],
    };

    private int Build(int token, GlobContext context)
    {
        var kind = _tokens[token].Kind;
        return (kind, context) switch
        {
            (GlobTokenKind.Open or GlobTokenKind.Close, _) => Any([.. Targets(token).Select(target => _starts[Cell(target, context)])]),
            (GlobTokenKind.Character, SegmentStart or InSegment or OneStarAsText or TwoStarsAsText) => _builder.Read(_tokens[token].Set, Next(token, InSegment)),
            (GlobTokenKind.Slash, SegmentStart or InSegment or OneStarAsText) =>
                Any(_builder.Read(_tokens[token].Set, Next(token, SegmentStart)), Next(token, SlashOmitted)),
            (GlobTokenKind.Slash, TwoStars) => Folders(Next(token, SegmentStart)),
            (GlobTokenKind.Star, SegmentStart) => Any(Loop(InsideSegment, Next(token, OneStarAsText)), Next(token, OneStar)),
            (GlobTokenKind.Star, OneStarAsText) => Next(token, TwoStarsAsText),
            (GlobTokenKind.Star, InSegment or TwoStarsAsText) => Loop(InsideSegment, Next(token, InSegment)),
            (GlobTokenKind.End, SegmentStart or InSegment or OneStarAsText or OmittedTwoStars or OmittedToSlash) =>
                _builder.Assert(Assertion.EndText, _builder.Match()),
            (GlobTokenKind.End, TwoStars) => _builder.Match(),
            _ => NextContexts(kind, context) is [var next] ? Next(token, next) : Dead,
        };
    }

    private int Next(int token, GlobContext context) => _starts[Cell(token + 1, context)];

    private IReadOnlyList<int> Targets(int token) =>
        _tokens[token] is { Targets: { Count: > 0 } targets } ? targets : _tokens[token].Kind == GlobTokenKind.End ? [] : [token + 1];

    private int Any(params ReadOnlySpan<int> starts)
    {
        var all = Dead;
        foreach (var start in starts)
            all = all == Dead ? start : start == Dead ? all : _builder.Fork(all, start);
        return all;
    }

    private int Loop(CodePointSet set, int next)
    {
        if (next == Dead)
            return Dead;
        var loop = _builder.Reserve();
        _builder.Complete(loop, _builder.Read(set, loop), next);
        return loop;
    }

    private int Folders(int next)
    {
        var folder = _builder.Reserve();
        var name = Loop(InsideSegment, _builder.Read(GlobToken.Slash.Set, folder));
        _builder.Complete(folder, next, name);
        return folder;
    }

    private static int Cell(int token, GlobContext context) => (token * Contexts) + (int)context;
}
