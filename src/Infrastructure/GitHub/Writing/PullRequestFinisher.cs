using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>What happens to a pull request after it was opened or updated: labels, reviewers, assignees, merge, comments.</summary>
internal sealed class PullRequestFinisher(GraphQLClient graphQL, GitHubConnections connections)
{
    public async Task CommentAsync(RepositoryAccess repository, OpenPullRequest pullRequest, string comment, bool close, CancellationToken cancellationToken)
    {
        var document = new MutationDocument("Comment");
        document.Add("comment", "AddCommentInput!", "comment:addComment(input:$comment){clientMutationId}", writer =>
        {
            writer.WriteString("subjectId", pullRequest.NodeId);
            writer.WriteString("body", comment);
        });
        if (close)
        {
            document.Add("close", "ClosePullRequestInput!", "close:closePullRequest(input:$close){clientMutationId}", writer =>
                writer.WriteString("pullRequestId", pullRequest.NodeId));
        }

        using var answer = await graphQL.SendAsync(repository.Installation, document.Text, document.WriteVariables, isMutation: true, cancellationToken);
        if (answer.Errors.Count > 0)
        {
            throw new FaultException(answer.FaultOf(answer.Errors[0]));
        }
    }

    public async Task<FinishingOutcome> FinishAsync(PullRequestFinishing finishing, CancellationToken cancellationToken)
    {
        var warnings = finishing.Dress.Unknown.Select(one => $"GitHub does not know {one}, or does not show it to the App (teams need the permission 'members: read').").ToList();
        await AddMissingLabelsAsync(finishing, warnings, cancellationToken);
        var document = new FinishingDocument(finishing);
        if (document.IsEmpty)
        {
            return new FinishingOutcome(MergeProgress.NotWanted, null, warnings);
        }

        using var answer = await graphQL.SendAsync(finishing.Repository.Installation, document.Text, document.WriteVariables, isMutation: true, cancellationToken);
        if (answer.Errors.Select(answer.FaultOf).OfType<RateLimited>().FirstOrDefault() is { } limited)
        {
            throw new FaultException(limited);
        }

        warnings.AddRange(answer.Errors.Where(error => !FinishingDocument.IsMerge(error.Alias)).Select(error => $"GitHub refused {FinishingDocument.WhatIs(error.Alias)}: {error.Told}"));
        var (progress, detail) = finishing.Merge is null ? (MergeProgress.NotWanted, null) : await JudgeMergeAsync(finishing, answer, cancellationToken);
        return new FinishingOutcome(progress, detail, warnings);
    }

    // GitHub makes labels that do not exist when they are given by name (https://docs.github.com/rest/issues/labels#add-labels-to-an-issue).
    private async Task AddMissingLabelsAsync(PullRequestFinishing finishing, List<string> warnings, CancellationToken cancellationToken)
    {
        if (finishing.Dress.MissingLabels.Count == 0)
        {
            return;
        }

        try
        {
            await connections.Rest(finishing.Repository.Installation).Issue.Labels
                .AddToIssue(finishing.Name.Owner, finishing.Name.Name, finishing.Number, [.. finishing.Dress.MissingLabels])
                .WaitAsync(cancellationToken);
        }
        catch (FaultException exception) when (exception.Fault is Permanent)
        {
            warnings.Add($"GitHub refused the labels {string.Join(", ", finishing.Dress.MissingLabels)}: {exception.Message}");
        }
    }

    private async Task<(MergeProgress Progress, string? Detail)> JudgeMergeAsync(PullRequestFinishing finishing, GraphQLAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Errors.FirstOrDefault(error => error.Alias == FinishingDocument.MergeField) is not { } refused)
        {
            return (MergeProgress.Merged, null);
        }

        if (answer.Errors.FirstOrDefault(error => error.Alias == FinishingDocument.AutoMergeField) is not { } notAutomatic)
        {
            return (MergeProgress.LeftToGitHub, null);
        }

        var mergeable = await MergeableAsync(finishing, cancellationToken);
        return (mergeable, refused.Message) switch
        {
            ("CONFLICTING", _) => (MergeProgress.Conflict, refused.Told),
            (_, var message) when Says(message, "not allowed on this repository") || Says(message, "draft") || Says(message, "was modified") || Says(message, "Resource not accessible") =>
                (MergeProgress.Refused, message),
            _ => (MergeProgress.Waiting, $"{refused.Told} {notAutomatic.Told}"),
        };
    }

    private async Task<string?> MergeableAsync(PullRequestFinishing finishing, CancellationToken cancellationToken)
    {
        using var answer = await graphQL.SendAsync(
            finishing.Repository.Installation,
            "query Mergeable($owner:String!,$name:String!,$number:Int!){repository(owner:$owner,name:$name){pullRequest(number:$number){mergeable}}}",
            writer =>
            {
                writer.WriteString("owner", finishing.Name.Owner);
                writer.WriteString("name", finishing.Name.Name);
                writer.WriteNumber("number", finishing.Number);
            },
            isMutation: false,
            cancellationToken);
        return answer.Data.GetProperty("repository") is { ValueKind: JsonValueKind.Object } repository
            && repository.GetProperty("pullRequest") is { ValueKind: JsonValueKind.Object } pull
                ? pull.GetProperty("mergeable").GetString()
                : null;
    }

    private static bool Says(string message, string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
