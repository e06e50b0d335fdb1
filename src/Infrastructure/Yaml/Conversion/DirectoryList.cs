using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>The oldest form, a list of folders in JSON. Its source stood in the environment of the tool, so it is given.</summary>
internal static class DirectoryList
{
    private static readonly string[] _keys =
        ["source_directory", "target_repo", "target_branch", "target_directory", "recursive_copy", "copier_commit_strategy", "pr_title", "commit_message", "merge_without_review"];

    public static CopierConfiguration? Convert(OlderPart root, SourceBranch? source, ConversionReport report)
    {
        if (source is null)
        {
            root.Error("A list of folders does not say which repository it copies from. Give it with --source OWNER/REPO.");
            return null;
        }

        var names = new RuleNames();
        List<CopyRule> rules = [.. root.Items().Select(entry => Convert(entry, source, names)).OfType<CopyRule>()];
        TrustNote.Tell(rules, report);
        return new CopierConfiguration
        {
            Sources =
            [
                new Source
                {
                    Repository = source.Repository,
                    Branch = source.Branch,
                    CopyRules = rules,
                },
            ],
        };
    }

    private static CopyRule? Convert(OlderPart entry, SourceBranch source, RuleNames names)
    {
        entry.NoteOthers(_keys);
        var directory = entry["source_directory"].Text() ?? "";
        var named = entry["target_repo"].Required("Write the repository as owner/name.");
        var repository = named is null ? null : entry["target_repo"].Repository(named.Contains('/', StringComparison.Ordinal) ? named : $"{source.Repository.Owner}/{named}");
        var branch = entry["target_branch"].Branch();
        var isRecursive = entry["recursive_copy"].Boolean() ?? false;
        if (repository is null || branch is null || Pattern(entry, directory, isRecursive) is not var (pattern, variable))
        {
            return null;
        }

        var target = OlderPath.Clean(entry["target_directory"].Text() ?? "");
        return OlderPath.Template(entry, target.Length == 0 ? "" : $"{target}/", variable) is not { } template ? null : new CopyRule
        {
            Name = names.Next(OlderPath.Clean(directory) is { Length: > 0 } name ? name : "all"),
            Pattern = pattern,
            Targets =
            [
                new Target
                {
                    Repository = repository,
                    Branch = branch,
                    PathTransform = template,
                    Strategy = Strategy(entry),
                    Deprecation = new DeprecationCheck { Enabled = true },
                },
            ],
        };
    }

    private static (PathPattern Pattern, string Variable)? Pattern(OlderPart entry, string directory, bool isRecursive)
    {
        switch (directory, isRecursive)
        {
            case ("", true):
                return (Parse(PatternType.Glob, "**"), "${path}");
            case (".", false):
                return (Parse(PatternType.Glob, "*"), "${filename}");
            case (".", true):
                entry["source_directory"].Note("This reached what begins with a dot, like .github/, and nothing else, and so it does here. For everything write a glob with the pattern '**'.");
                return (Parse(PatternType.Prefix, "."), "${path}");
            case (_, true) when directory[^1] == '/':
                return (Parse(PatternType.Prefix, directory), "${relative_path}");
            case (_, true):
                entry["source_directory"].Note($"This stops at the folder now; paths like '{directory}-old/…' were copied, too.");
                return (Parse(PatternType.Prefix, $"{directory}/"), "${relative_path}");
            case (_, false) when directory.Length == 0 || directory[^1] == '/':
                entry["source_directory"].Note("This is left out, as it never matched: the name of a folder ends without a slash, and the top is '.'.");
                return null;
            default:
                return (Parse(PatternType.Glob, $"{OlderPath.AsGlob(directory)}/*"), "${filename}");
        }
    }

    private static CommitStrategy Strategy(OlderPart entry)
    {
        var (message, title) = (entry["commit_message"].Text(), entry["pr_title"].Text());
        var strategy = CommitStrategy.Default with
        {
            Type = entry["copier_commit_strategy"].Text() == "direct" ? CommitStrategyType.Direct : CommitStrategyType.PullRequest,
            AutoMerge = entry["merge_without_review"].Boolean() ?? false,
        };
        strategy = message is null ? strategy : strategy with { CommitMessage = MessageTemplate.Parse(message) };
        return title is null ? strategy : strategy with { PullRequestTitle = MessageTemplate.Parse(title) };
    }

    private static PathPattern Parse(PatternType type, string text) => PathPattern.Parse(type, text).Pattern!;
}
