using ExamplesCopier.GitHubSimulator.PullRequests;
using ExamplesCopier.GitHubSimulator.Repositories;

namespace ExamplesCopier.GitHubSimulator.GraphQL.Fields;

/// <summary>The type of a value where the schema only says an interface or a union.</summary>
internal static class ConcreteType
{
    public static string Of(object value) => value switch
    {
        GitObjectSource git => git.TypeName,
        Account account => account.Kind.ToString(),
        SimulatedPullRequest => "PullRequest",
        Team => "Team",
        SignatureSource => "GpgSignature",
        TimelineEvent happened => happened.TypeName,
        CommentSource => "IssueComment",
        _ => throw new InvalidOperationException($"{value.GetType()} is behind no interface."),
    };
}
