namespace ExamplesCopier.Infrastructure.Yaml.Documents;

/// <summary>Says what to do about text that is not YAML; the parser says only what it stumbled over.</summary>
internal static class SyntaxProblem
{
    /// <summary>What is wrong from <paramref name="at"/> on, where the parser began to read what it could not finish.</summary>
    public static UnreadableDocumentException Explain(string text, Position at, string parserMessage) =>
        FirstTab(text, at) is { } tab && (tab.Line == at.Line || Mentions(parserMessage, "tab"))
            ? new UnreadableDocumentException(tab, "This is not valid YAML: a tab cannot indent; use spaces.")
            : new UnreadableDocumentException(at, $"This is not valid YAML: {Advice(parserMessage)}.");

    private static string Advice(string parserMessage) => parserMessage switch
    {
        _ when Mentions(parserMessage, "Unicode") => "an escape in a quoted text is no character; write \\uXXXX with a valid code, or use single quotes",
        _ when Mentions(parserMessage, "escape") => "a '\\' in double quotes begins an escape; put patterns in single quotes",
        _ when Mentions(parserMessage, "unexpected end of stream") || Mentions(parserMessage, "wrong indentation") => "a quoted text is not closed; add the closing quote",
        _ when Mentions(parserMessage, "cannot start any token") => "a value cannot begin with '@', '`' or '%'; put it in quotes",
        _ when Mentions(parserMessage, "invalid mapping") || Mentions(parserMessage, "Mapping values are not allowed") =>
            "': ' begins a value inside a value; put text that holds ': ' in quotes, and check the indentation",
        _ when Mentions(parserMessage, "anchor") => "'&' and '*' need a name after them; put the text in quotes",
        _ when Mentions(parserMessage, "flow") || Mentions(parserMessage, "node content") || Mentions(parserMessage, "current state of the object") =>
            "a '[' or '{' is not closed, or a ',' is missing or stands alone",
        _ when Mentions(parserMessage, "expected key") || Mentions(parserMessage, "block collection") =>
            "the line does not fit the lines above; align it with its neighbours, and put values that begin with '[', '{' or a quote wholly in quotes",
        _ when Mentions(parserMessage, "document") => "'---' or '...' must stand alone on its line, and the file holds one document",
        _ => parserMessage.TrimEnd('.'),
    };

    private static bool Mentions(string message, string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static Position? FirstTab(string text, Position from)
    {
        using var lines = new StringReader(text);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            var indentation = line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length);
            if (number >= from.Line && indentation.IndexOf('\t') is >= 0 and var tab)
            {
                return new Position(number, tab + 1);
            }
        }

        return null;
    }
}
