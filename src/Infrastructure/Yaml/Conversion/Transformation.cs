using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>One transformation of a workflow, told as a rule tells it.</summary>
internal sealed record Transformation
{
    public required PathPattern Pattern { get; init; }

    /// <summary>Null when the older tool never found a path for what it matches; such files were left alone, and stay so.</summary>
    public required PathTemplate? Template { get; init; }

    /// <summary>Regular expressions that together match the same paths.</summary>
    public required IReadOnlyList<string> Matched { get; init; }

    /// <summary>Paths that match and that the older tool had no target for.</summary>
    public IReadOnlyList<string> Excepted { get; init; } = [];

    /// <summary>The one path that matches, when there is only one.</summary>
    public string? OnlyPath { get; init; }

    /// <summary>The folder that matches with all that is in it, when that is what matches.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether one path may match both; true when nobody can tell.</summary>
    public bool MayMeet(Transformation other)
    {
        if (OnlyPath is { } path)
        {
            return other.Matches(path);
        }

        if (other.OnlyPath is { } otherPath)
        {
            return Matches(otherPath);
        }

        return MayBeOne(Beginning, other.Beginning, static (text, part) => text.StartsWith(part, StringComparison.Ordinal))
            && MayBeOne(Pattern.RequiredSuffix, other.Pattern.RequiredSuffix, static (text, part) => text.EndsWith(part, StringComparison.Ordinal));
    }

    private bool Matches(string path) => Pattern.IsMatch(path) || path == Folder;

    private string Beginning => Folder is null ? Pattern.RequiredPrefix : $"{Folder}/";

    private static bool MayBeOne(string one, string other, Func<string, string, bool> holds) => holds(one, other) || holds(other, one);
}
