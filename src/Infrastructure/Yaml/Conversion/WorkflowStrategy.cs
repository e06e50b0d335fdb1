using ExamplesCopier.Domain.Configuration;
using ExamplesCopier.Domain.Matching;

namespace ExamplesCopier.Infrastructure.Yaml.Conversion;

/// <summary>Reads a workflow's <c>commit_strategy</c>, with the messages that the older tool used where none are written.</summary>
internal static class WorkflowStrategy
{
    public static CommitStrategy Read(OlderPart? part, string workflow)
    {
        part?.NoteOthers("type", "commit_message", "pr_title", "pr_body", "use_pr_template", "auto_merge");
        var message = part?["commit_message"].Text() ?? $"Update from workflow: {workflow}";
        var body = part?["pr_body"].Text();
        return CommitStrategy.Default with
        {
            Type = TypeOf(part?["type"]),
            CommitMessage = MessageTemplate.Parse(message),
            PullRequestTitle = MessageTemplate.Parse(part?["pr_title"].Text() ?? message),
            PullRequestBody = body is null ? CommitStrategy.Default.PullRequestBody : MessageTemplate.Parse(body),
            UsePullRequestTemplate = part?["use_pr_template"].Boolean() ?? false,
            AutoMerge = part?["auto_merge"].Boolean() ?? false,
        };
    }

    private static CommitStrategyType TypeOf(OlderPart? part)
    {
        switch (part?.Text())
        {
            case null or "pull_request":
                return CommitStrategyType.PullRequest;
            case "direct":
                return CommitStrategyType.Direct;
            default:
                part.Error("Expected direct or pull_request.");
                return CommitStrategyType.PullRequest;
        }
    }
}
