using System.Collections.Frozen;

namespace ExamplesCopier.Domain.Matching;

/// <summary>
/// Matches paths that start with the text; with a trailing slash, the paths inside that folder.
/// Yields <c>matched_prefix</c> (without a trailing slash) and <c>relative_path</c> (the rest, without a leading slash).
/// </summary>
public sealed record PrefixPattern : PathPattern
{
    private static readonly FrozenSet<string> Names = PathVariables.With(["matched_prefix", "relative_path"]);

    internal PrefixPattern(string text)
        : base(PatternType.Prefix, text)
    {
    }

    public override IReadOnlySet<string> Variables => Names;

    public override string RequiredPrefix => Text;

    public override string RequiredSuffix => "";

    public override bool IsMatch(string path) => path.StartsWith(Text, StringComparison.Ordinal);

    public bool Equals(PrefixPattern? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    private protected override void Capture(string path, Dictionary<string, string> variables)
    {
        variables["matched_prefix"] = Text.TrimEnd('/');
        variables["relative_path"] = path[Text.Length..].TrimStart('/');
    }
}
