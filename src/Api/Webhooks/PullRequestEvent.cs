using System.Text.Json.Serialization;
using ExamplesCopier.Application.Webhooks;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Api.Webhooks;

/// <summary>The dozen fields of GitHub's event that copying needs; everything else of the payload is passed over unread.</summary>
internal sealed record PullRequestEvent(
    string? Action,
    PullRequestPart? PullRequest,
    RepositoryPart? Repository,
    InstallationPart? Installation,
    UserPart? Sender = null)
{
    /// <summary>Only a pull request that was merged is of interest.</summary>
    public bool IsMerge => Action == "closed" && PullRequest?.Merged == true;

    /// <summary>The end of a pull request that may be ours; null for any other. Who closes his own takes it back: that is us, and no answer of people.</summary>
    public HandleProposalEnd? ToProposalEnd() =>
        Action == "closed"
        && PullRequest is { Number: > 0 } pull
        && ProposalBranch.MayBe(pull.Head?.Ref)
        && Repository is { Id: > 0 }
        && RepositoryName.TryParse(Repository.FullName, out var name)
            ? new HandleProposalEnd(new RepositoryIdentity(Repository.Id, name), pull.Number, pull.Merged == false && Sender?.Login is { } sender && sender != pull.User?.Login)
            : null;

    /// <summary>The merge that the event tells of, or what the event lacks.</summary>
    public (MergedPullRequest? Merge, string? Problem) ToMerge()
    {
        if (PullRequest is not { Number: > 0 } pull)
        {
            return (null, "pull_request.number is missing.");
        }

        if (Repository is not { Id: > 0 or MergedPullRequest.UntoldRepositoryId } || !RepositoryName.TryParse(Repository.FullName, out var repository))
        {
            return (null, "repository.id or repository.full_name is missing, or is not a repository's.");
        }

        if (!BranchName.TryParse(pull.Base?.Ref, out var branch))
        {
            return (null, "pull_request.base.ref is missing, or is not a branch name.");
        }

        if (pull.MergeCommitSha is not null && !CommitSha.TryParse(pull.MergeCommitSha, out _))
        {
            return (null, "pull_request.merge_commit_sha is not a commit id.");
        }

        if (pull.ChangedFiles is not >= 0)
        {
            return (null, "pull_request.changed_files is missing.");
        }

        return (new MergedPullRequest
        {
            Repository = repository,
            RepositoryId = Repository.Id,
            Number = pull.Number,
            Title = Storable(pull.Title) ?? "",
            Url = Storable(pull.HtmlUrl) ?? "",
            Author = new Person(Storable(pull.User?.Login) ?? "ghost", pull.User?.Id ?? 0),
            MergedBy = Storable(pull.MergedBy?.Login),
            Branch = branch,
            MergeCommit = pull.MergeCommitSha is { } commit ? CommitSha.Parse(commit) : null,
            ChangedFiles = pull.ChangedFiles.Value,
            InstallationId = Installation is { Id: > 0 } installation ? new InstallationId(installation.Id) : null,
        }, null);
    }

    // PostgreSQL takes no NUL; nothing that GitHub writes has one.
    private static string? Storable(string? text) => text?.Replace('\0', '\uFFFD');
}

internal sealed record PullRequestPart(
    int Number,
    bool? Merged,
    string? MergeCommitSha,
    string? Title,
    string? HtmlUrl,
    int? ChangedFiles,
    UserPart? User,
    UserPart? MergedBy,
    BasePart? Base,
    BasePart? Head = null);

/// <summary>What became of a repository (https://docs.github.com/webhooks/webhook-events-and-payloads#repository).</summary>
internal sealed record RepositoryEvent(string? Action)
{
    /// <summary>Its name leads elsewhere from now on.</summary>
    public bool ChangesNames => Action is "renamed" or "transferred" or "deleted";
}

internal sealed record RepositoryPart(long Id, string? FullName);

internal sealed record InstallationPart(long Id);

internal sealed record UserPart(string? Login, long Id);

internal sealed record BasePart(string? Ref);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PullRequestEvent))]
[JsonSerializable(typeof(PushEvent))]
[JsonSerializable(typeof(RepositoryEvent))]
internal sealed partial class WebhookJson : JsonSerializerContext;
