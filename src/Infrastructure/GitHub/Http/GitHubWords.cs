using System.Text.Json;
using ExamplesCopier.Domain.Deliveries;

namespace ExamplesCopier.Infrastructure.GitHub.Http;

/// <summary>
/// What GitHub's words mean, whatever status or type they come with. REST and GraphQL say the same things in the same words,
/// under statuses that differ from endpoint to endpoint.
/// </summary>
internal static class GitHubWords
{
    private const int LongestMessage = 300;

    // The target is no longer what was read.
    private static readonly string[] _moved =
    [
        "not a fast forward", "Reference already exists", "A ref named", "Reference does not exist", "Reference cannot be updated",
        "Pull and try again", "A pull request already exists", "No commits between", "Base branch was modified", "Head branch was modified",
        "Head sha", "Expected branch to point to",
    ];

    // An object that GitHub has not spread yet, or a request too heavy for it just now.
    private static readonly string[] _passing =
    [
        "is not a valid blob", "not a valid tree", "Tree SHA does not exist", "Object does not exist", "BadObjectState", "Could not resolve to a node",
        "request timed out", "respond to your request in time", "Something went wrong", "timedout", "Resource limits for this query exceeded",
    ];

    private static readonly string[] _branchRules =
    [
        "Repository rule violations", "rule violation", "GH013", "GH006", "protected branch", "required status check", "approving review", "approved review",
        "Required workflow", "not authorized to push to this branch", "Commits must have verified signatures", "merge queue",
    ];

    /// <summary>Null when the words alone say nothing.</summary>
    /// <param name="message">GitHub's words.</param>
    /// <param name="told">What of them may be told.</param>
    /// <param name="now">The time.</param>
    public static Fault? Judge(string message, string told, DateTimeOffset now) => message switch
    {
        _ when Says(message, "without `workflows` permission") || Says(message, "without workflows permission") || Says(message, "create or update workflow") =>
            new Permanent("The App may not write files under .github/workflows; grant it the permission Workflows: read and write, and accept it in the installation."),
        _ when Says(message, "suspended") =>
            new Unavailable(now, "The App's installation is suspended; unsuspend it on the account's settings page, under GitHub Apps."),
        _ when Says(message, "IP allow list") =>
            new Unavailable(now, "The organisation has an IP allow list that this machine is not on; add its address, or allow the App's addresses."),
        _ when Says(message, "SAML") =>
            new Permanent("The organisation enforces single sign-on for this; authorise the App for the organisation."),
        _ when Says(message, "archived") =>
            new Permanent("The repository is archived, so nothing can be written to it; unarchive it or remove the target."),
        _ when Says(message, "repository is empty") =>
            new Permanent("The repository is empty; push a first commit to it."),
        _ when Says(message, "access blocked") || Says(message, "repository is disabled") || Says(message, "billing") =>
            new Permanent($"GitHub has blocked the repository or its account: {told}"),
        _ when _branchRules.Any(words => Says(message, words)) =>
            new Permanent($"A rule of the target branch forbids it: {told} Add the App to the rule's bypass list, or use commit_strategy type pull_request."),
        _ when _moved.Any(words => Says(message, words)) => new Transient($"It changed while it was being written to: {told}") { HasMoved = true },
        _ when _passing.Any(words => Says(message, words)) => new Transient($"GitHub could not answer: {told}"),
        _ => null,
    };

    /// <summary>GitHub's own message, with those of its list of errors; never the body.</summary>
    public static string In(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && Text(root, "message") is { } message
                ? string.Join(" ", [message, .. Details(root)])
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    public static string OneLine(string message)
    {
        var line = Withheld.In(string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return line.Length > LongestMessage ? line[..LongestMessage] : line;
    }

    // "Validation Failed" alone tells nobody anything; what is meant stands in the list.
    private static IEnumerable<string> Details(JsonElement root) =>
        !root.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array
            ? []
            : errors.EnumerateArray().Take(3)
                .Select(error => error.ValueKind switch
                {
                    JsonValueKind.String => error.GetString(),
                    JsonValueKind.Object => Text(error, "message") ?? Text(error, "code"),
                    _ => null,
                })
                .OfType<string>();

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Says(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
