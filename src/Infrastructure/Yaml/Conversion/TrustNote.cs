using ExamplesCopier.Domain.Configuration;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Tells once that files which give power over a target are no longer written for their source path alone.</summary>
internal static class TrustNote
{
    private const string GitHubFolder = ".github/";

    public static void Tell(IEnumerable<CopyRule> rules, ConversionReport report)
    {
        if (rules.SelectMany(rule => rule.Targets).Any(MayReachGitHubFolder))
        {
            report.Note("A path_transform that begins with a variable could reach .github/ by the source path alone. In the sources form such files, and "
                + "CODEOWNERS, .gitmodules and .gitattributes, are refused unless path_transform says itself that they go there.");
        }
    }

    private static bool MayReachGitHubFolder(Target target) =>
        target.PathTransform.VariableNames.Count > 0
        && target.PathTransform.LiteralPrefix is var prefix
        && prefix.Length < GitHubFolder.Length
        && GitHubFolder.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
