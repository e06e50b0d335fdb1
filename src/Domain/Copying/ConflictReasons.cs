using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Domain.Copying;

/// <summary>What is said of files that cannot all be in one target.</summary>
internal static class ConflictReasons
{
    public static string SamePath(RepositoryPath target, IEnumerable<(string SourcePath, string Rule)> others) =>
        $"'{target.Value}' is also written from {string.Join(" and ", others.Select(other => $"'{other.SourcePath}' (rule '{other.Rule}')"))}; give each its own path.";

    public static string FileAbove(RepositoryPath outer, string sourcePath, string rule) =>
        $"'{outer.Value}' would be a file (from '{sourcePath}', rule '{rule}') and a folder at once.";

    public static string FileBelow(RepositoryPath outer, string sourcePath, string rule) =>
        $"'{outer.Value}' would be a file and the folder of '{sourcePath}' (rule '{rule}') at once.";
}
