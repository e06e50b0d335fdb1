using System.Text;
using ExamplesCopier.Api.Security;

namespace ExamplesCopier.Api.CommandLine;

/// <summary>What a verb reads from and writes to.</summary>
internal sealed class Terminal(Stream input, Stream output, TextWriter error, bool hasColours) : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    public Stream Input => input;

    /// <summary>For what is not text of lines; not to be mixed with <see cref="Out"/>.</summary>
    public Stream Output => output;

    public TextWriter Out { get; } = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize, leaveOpen: true);

    public TextWriter Error => error;

    /// <summary>The streams of this process; colours only where a person looks and wants them (https://no-color.org).</summary>
    public static Terminal OfProcess() => new(
        Console.OpenStandardInput(),
        Console.OpenStandardOutput(),
        Console.Error,
        !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb");

    /// <summary>One line of text that may come from anywhere.</summary>
    public static string Safe(string text) => ControlCharacters.Escape(text).Replace("\n", "\\u000a", StringComparison.Ordinal);

    /// <summary>The same, in a colour where there are any.</summary>
    public string Painted(Colour colour, string text) => hasColours ? $"\e[{(int)colour}m{Safe(text)}\e[0m" : Safe(text);

    public ValueTask DisposeAsync() => Out.DisposeAsync();
}

/// <summary>The colours in use, by their numbers in ECMA-48.</summary>
internal enum Colour
{
    Bold = 1,
    Dim = 2,
    Red = 31,
    Green = 32,
    Cyan = 36,
}
