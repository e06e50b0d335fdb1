namespace ExamplesCopier.Domain.Matching.Regexes;

[Flags]
internal enum RegexFlags
{
    None = 0,

    /// <summary><c>(?i)</c></summary>
    IgnoreCase = 1,

    /// <summary><c>(?m)</c>: <c>^</c> and <c>$</c> match at lines.</summary>
    MultiLine = 2,

    /// <summary><c>(?s)</c>: <c>.</c> matches a line feed.</summary>
    DotMatchesNewline = 4,

    /// <summary><c>(?U)</c>: <c>x*</c> is lazy and <c>x*?</c> greedy.</summary>
    Ungreedy = 8,
}
