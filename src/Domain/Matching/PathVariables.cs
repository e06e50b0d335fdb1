using System.Collections.Frozen;

namespace ExamplesCopier.Domain.Matching;

/// <summary>The variables that every match yields, whatever its pattern: parts of the source path itself.</summary>
public static class PathVariables
{
    /// <summary><c>path</c>, <c>filename</c>, <c>name</c>, <c>dir</c> and <c>ext</c>.</summary>
    public static IReadOnlySet<string> Names { get; } =
        new[] { "path", "filename", "name", "dir", "ext" }.ToFrozenSet(StringComparer.Ordinal);

    internal static FrozenSet<string> With(IEnumerable<string> others) =>
        Names.Concat(others).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Sets the built-in variables, over any of the same name.</summary>
    internal static PatternMatch Complete(Dictionary<string, string> variables, string path)
    {
        var slash = path.LastIndexOf('/');
        var filename = path[(slash + 1)..];
        var dot = ExtensionDot(filename);

        variables["path"] = path;
        variables["filename"] = filename;
        variables["name"] = dot < 0 ? filename : filename[..dot];
        variables["dir"] = slash < 0 ? "" : path[..slash];
        variables["ext"] = dot < 0 ? "" : filename[(dot + 1)..];
        return new PatternMatch(variables);
    }

    // The dots that begin a dotfile's name separate nothing: ".gitignore" has no extension.
    private static int ExtensionDot(string filename)
    {
        var dot = filename.LastIndexOf('.');
        return dot >= 0 && filename.AsSpan(0, dot).Trim('.').IsEmpty ? -1 : dot;
    }
}
