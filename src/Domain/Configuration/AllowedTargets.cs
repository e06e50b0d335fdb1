using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Domain.Configuration;

/// <summary>What a source's own rules may write to: globs over <c>owner/repo[@branch]</c>, by default its own owner's repositories.</summary>
public sealed class AllowedTargets
{
    private readonly IReadOnlyList<PathPattern> _globs;
    private readonly string _written;

    private AllowedTargets(IReadOnlyList<string> globs)
    {
        _written = string.Join(", ", globs);
        _globs = [.. globs.Select(glob => PathPattern.Parse(PatternType.Glob, Folded(glob)).Pattern).OfType<PathPattern>()];
    }

    public static AllowedTargets Of(Source source) => new(source.AllowedTargets ?? [$"{source.Repository.Owner}/*"]);

    /// <summary>Why <paramref name="target"/> may not be written to; null when it may.</summary>
    public string? RefusalOf(Target target)
    {
        var repository = Folded(target.Repository.ToString());
        var branch = $"{repository}@{target.Branch.Value}";
        return _globs.Any(glob => glob.IsMatch(repository) || glob.IsMatch(branch))
            ? null
            : $"{target.Repository}@{target.Branch} is not among the allowed_targets of this source ({_written}). Have it added to the central file, or choose another target.";
    }

    // Only the repository is compared without case; a branch keeps its own.
    private static string Folded(string glob)
    {
        var at = glob.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? glob.ToUpperInvariant() : glob[..at].ToUpperInvariant() + glob[at..];
    }
}
