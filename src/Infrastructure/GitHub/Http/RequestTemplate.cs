using System.Collections.Frozen;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>What a request asks for, without whom and without which file: <c>/repos/{owner}/{repo}/contents/{path}</c>.</summary>
internal static class RequestTemplate
{
    private static readonly FrozenSet<string> _words = FrozenSet.ToFrozenSet(
        [
            "access_tokens", "api", "app", "attempts", "blobs", "commits", "deliveries", "files", "git", "graphql", "heads", "hook", "installation",
            "installations", "issues", "labels", "pulls", "ref", "refs", "repos", "repositories", "requested_reviewers", "trees", "users", "v3",
        ],
        StringComparer.Ordinal);

    // What follows them is one name, however many slashes it has.
    private static readonly FrozenSet<string> _beforeNames = FrozenSet.ToFrozenSet(["compare", "contents", "heads"], StringComparer.Ordinal);

    public static string Of(Uri? url)
    {
        var parts = url?.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var template = new List<string>();
        var repos = Array.IndexOf(parts, "repos");
        for (var i = 0; i < parts.Length; i++)
        {
            if (repos >= 0 && i > repos && i <= repos + 2)
            {
                template.Add(i == repos + 1 ? "{owner}" : "{repo}");
            }
            else if (_beforeNames.Contains(parts[i]) && i + 1 < parts.Length)
            {
                template.AddRange(parts[i], "{name}");
                break;
            }
            else
            {
                template.Add(_words.Contains(parts[i]) ? parts[i] : "{id}");
            }
        }

        return $"/{string.Join('/', template)}";
    }
}
