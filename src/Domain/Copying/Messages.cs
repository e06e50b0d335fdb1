using System.Globalization;
using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Domain.Copying;

/// <summary>A change set's commit message and pull request text, rendered.</summary>
public sealed record Messages(string Commit, string Title, string Body)
{
    private static readonly MessageTemplate _syncBody =
        MessageTemplate.Parse("Automated update of ${file_count} file(s) from ${source_repo}, as they stand on ${source_branch} at ${short_sha}");

    /// <param name="set">What is sent.</param>
    /// <param name="merge">What it copies.</param>
    /// <param name="hops">How often that has been copied, this time included.</param>
    public static Messages For(ChangeSet set, MergedPullRequest merge, int hops = 1)
    {
        var variables = Variables(set, merge);
        var commit = CommitTrailers.Append(NotBlank(CommitTrailers.Drop(set.Strategy.CommitMessage.Render(variables)), merge), merge, hops);

        // A commit tells of its own files, a pull request of all that are to come into it.
        variables["file_count"] = set.FilesOfWhole.ToString(CultureInfo.InvariantCulture);
        return new Messages(
            commit,
            NotBlank(set.Strategy.PullRequestTitle.Render(variables), merge),
            BodyOf(set, merge).Render(variables));
    }

    // The text that speaks of a pull request is ours; one that people wrote stays as it is.
    private static MessageTemplate BodyOf(ChangeSet set, MergedPullRequest merge) =>
        merge.Number is null && set.Strategy.PullRequestBody.Text == CommitStrategy.Default.PullRequestBody.Text ? _syncBody : set.Strategy.PullRequestBody;

    private static Dictionary<string, string> Variables(ChangeSet set, MergedPullRequest merge)
    {
        var variables = SharedPatternVariables(set);
        variables["rule_name"] = string.Join(", ", set.Edits.Select(edit => edit.Rule).Distinct(StringComparer.Ordinal));
        variables["source_repo"] = merge.Repository.ToString();
        variables["source_branch"] = merge.Branch.Value;
        variables["target_repo"] = set.Key.Repository.ToString();
        variables["target_branch"] = set.Key.Branch.Value;
        variables["file_count"] = set.Edits.Count.ToString(CultureInfo.InvariantCulture);
        variables["pr_number"] = merge.Number?.ToString(CultureInfo.InvariantCulture) ?? "";
        variables["pr_title"] = merge.Title;
        variables["pr_url"] = merge.Url;
        variables["pr_author"] = merge.Author.Login;
        variables["commit_sha"] = merge.MergeCommit?.Value ?? "";
        variables["short_sha"] = merge.MergeCommit?.Abbreviated ?? "";
        return variables;
    }

    /// <summary>A pattern variable may stand in a message when it has one value over the whole change set.</summary>
    private static Dictionary<string, string> SharedPatternVariables(ChangeSet set)
    {
        var shared = set.Edits.Count == 0 ? [] : new Dictionary<string, string>(set.Edits[0].Variables, StringComparer.Ordinal);
        foreach (var edit in set.Edits.Skip(1))
        {
            foreach (var (name, value) in shared.ToList())
            {
                if (!edit.Variables.TryGetValue(name, out var other) || other != value)
                {
                    shared.Remove(name);
                }
            }
        }

        return shared;
    }

    // GitHub refuses an empty headline or title.
    private static string NotBlank(string text, MergedPullRequest merge) =>
        text.Trim() is { Length: > 0 } said ? said : $"Update code examples from {merge.Repository}";
}
