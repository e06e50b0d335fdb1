using System.Globalization;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Domain.Copying;

/// <summary>A change set's commit message and pull request text, rendered.</summary>
public sealed record Messages(string Commit, string Title, string Body)
{
    /// <param name="set">What is sent.</param>
    /// <param name="merge">What it copies.</param>
    /// <param name="hops">How often that has been copied, this time included.</param>
    public static Messages For(ChangeSet set, MergedPullRequest merge, int hops = 1)
    {
        var variables = Variables(set, merge);
        return new Messages(
            CommitTrailers.Append(NotBlank(CommitTrailers.Drop(set.Strategy.CommitMessage.Render(variables)), merge), merge, hops),
            NotBlank(set.Strategy.PullRequestTitle.Render(variables), merge),
            set.Strategy.PullRequestBody.Render(variables));
    }

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
