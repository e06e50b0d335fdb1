using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Domain.Configuration;

/// <summary>One pattern over source paths, and the targets its matches go to. Names are unique within a source.</summary>
public sealed record CopyRule
{
    public required string Name { get; init; }

    /// <summary>Null only in the older form, where a pattern that does not compile never matches.</summary>
    public required PathPattern? Pattern { get; init; }

    /// <summary>Regular expressions over the source path; one that matches takes the file out of this rule.</summary>
    public IReadOnlyList<PathPattern> Excludes { get; init; } = [];

    public required IReadOnlyList<Target> Targets { get; init; }
}
