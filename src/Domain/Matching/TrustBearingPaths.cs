using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Matching;

/// <summary>
/// Paths that give power over the target repository: workflows and templates in <c>.github/</c>, the code owners
/// (https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners),
/// submodules and attributes. What a source repository names its files must not be enough to write them: they are
/// refused unless the literal text of the template leads there by itself.
/// </summary>
public static class TrustBearingPaths
{
    /// <summary>
    /// Why the target path is refused, or null. Names that a case-insensitive system, HFS+ or NTFS takes for a
    /// trust-bearing one count as well.
    /// </summary>
    public static string? Refusal(string targetPath, string literalPrefix)
    {
        if (PlaceOf(targetPath) is not { } place || LiesThere(place, targetPath, literalPrefix))
            return null;

        return $"The path '{VisibleText.Of(targetPath)}' is {place.Description}; it is written only where path_transform says so itself, "
            + $"with {place.Spelling} before its first ${{variable}}.";
    }

    private static bool LiesThere(Place place, string targetPath, string literalPrefix)
    {
        var prefix = literalPrefix.TrimStart('/');
        return place.IsFolder
            ? prefix.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && IsGitHubFolder(prefix[..slash])
            : prefix == targetPath;
    }

    private static Place? PlaceOf(string path)
    {
        var segments = path.Split('/');
        if (segments.Length > 1 && IsGitHubFolder(segments[0]))
            return new Place("in .github/, which controls workflows and reviews", ".github/", IsFolder: true);

        var file = PortableName.Of(segments[^1]);
        var isWhereOwnersAreRead = segments.Length == 1 || (segments.Length == 2 && PortableName.Of(segments[0]).Is("docs"));
        if (isWhereOwnersAreRead && (file.Is("codeowners") || file.IsShortNameOf("codeow")))
            return new Place("a CODEOWNERS file, which decides who reviews", "the whole path", IsFolder: false);
        if (file.Is(".gitmodules") || file.IsShortNameOf("gitmod", "gi7eba"))
            return new Place("a .gitmodules file, which brings in other repositories", "the whole path", IsFolder: false);
        if (file.Is(".gitattributes") || file.IsShortNameOf("gitatt", "gi7d29"))
            return new Place("a .gitattributes file, which changes how files are read", "the whole path", IsFolder: false);
        return null;
    }

    private static bool IsGitHubFolder(string segment) =>
        PortableName.Of(segment) is var name && (name.Is(".github") || name.IsShortNameOf("github"));

    private sealed record Place(string Description, string Spelling, bool IsFolder);
}
