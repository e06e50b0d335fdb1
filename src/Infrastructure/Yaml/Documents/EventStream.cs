using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>The parser's events, one at a time, with its faults told as places in the file.</summary>
internal sealed class EventStream
{
    private readonly string _text;
    private readonly Parser _parser;
    private ParsingEvent? _current;
    private Position _last = Position.Start;

    public EventStream(string text)
    {
        _text = text;
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
    }

    public static Position PositionOf(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    public ParsingEvent Take()
    {
        var taken = Peek();
        _current = null;
        _last = PositionOf(taken.Start);
        return taken;
    }

    public bool TryTake<T>([NotNullWhen(true)] out T? taken)
        where T : ParsingEvent
    {
        taken = Peek() as T;
        if (taken is not null)
        {
            Take();
        }

        return taken is not null;
    }

    public void Expect<T>()
        where T : ParsingEvent
    {
        if (!TryTake<T>(out _))
        {
            throw new UnreadableDocumentException(_last, "The file is not YAML from here on.");
        }
    }

    private ParsingEvent Peek()
    {
        if (_current is null)
        {
            _current = Next();
        }

        return _current;
    }

    // YamlDotNet throws InvalidOperationException, and some of ArgumentException, for text that is merely malformed.
    private ParsingEvent Next()
    {
        try
        {
            return _parser.MoveNext() && _parser.Current is { } read
                ? read
                : throw new UnreadableDocumentException(_last, "The file ends in the middle of a value.");
        }
        catch (YamlException malformed)
        {
            throw SyntaxProblem.Explain(_text, PositionOf(malformed.Start), malformed.Message);
        }
        catch (Exception malformed) when (malformed is InvalidOperationException or ArgumentException)
        {
            throw SyntaxProblem.Explain(_text, _last, malformed.Message);
        }
    }
}
