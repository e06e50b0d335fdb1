using ExamplesCopier.Domain.Matching.Automata;

namespace ExamplesCopier.Domain.Matching.Regexes;

/// <summary>The ASCII classes of Perl (<c>\d</c>) and POSIX (<c>[:alpha:]</c>).</summary>
internal static class NamedClasses
{
    private static readonly CodePointSet Digits = CodePointSet.Of(('0', '9'));
    private static readonly CodePointSet PerlSpace = CodePointSet.Of(('\t', '\n'), ('\f', '\r'), (' ', ' '));

    private static readonly Dictionary<string, CodePointSet> ByPosixName = new(StringComparer.Ordinal)
    {
        ["alnum"] = CodePointSet.Of(('0', '9'), ('A', 'Z'), ('a', 'z')),
        ["alpha"] = CodePointSet.Of(('A', 'Z'), ('a', 'z')),
        ["ascii"] = CodePointSet.Of((0, 0x7F)),
        ["blank"] = CodePointSet.Of(('\t', '\t'), (' ', ' ')),
        ["cntrl"] = CodePointSet.Of((0, 0x1F), (0x7F, 0x7F)),
        ["digit"] = Digits,
        ["graph"] = CodePointSet.Of(('!', '~')),
        ["lower"] = CodePointSet.Of(('a', 'z')),
        ["print"] = CodePointSet.Of((' ', '~')),
        ["punct"] = CodePointSet.Of(('!', '/'), (':', '@'), ('[', '`'), ('{', '~')),
        ["space"] = CodePointSet.Of(('\t', '\r'), (' ', ' ')),
        ["upper"] = CodePointSet.Of(('A', 'Z')),
        ["word"] = Assertions.WordCharacters,
        ["xdigit"] = CodePointSet.Of(('0', '9'), ('A', 'F'), ('a', 'f')),
    };

    public static string PosixNames => string.Join(", ", ByPosixName.Keys);

    /// <summary>The class of <c>\d</c>, <c>\s</c> or <c>\w</c>, also for the letter that negates it.</summary>
    public static CodePointSet? Perl(char letter) => letter switch
    {
        'd' or 'D' => Digits,
        's' or 'S' => PerlSpace,
        'w' or 'W' => Assertions.WordCharacters,
        _ => null,
    };

    public static CodePointSet? Posix(string name) => ByPosixName.GetValueOrDefault(name);
}
