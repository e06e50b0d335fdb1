using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Repositories;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>
/// The one mutation document that ends a write: make, reset or move the branch, commit unless the commit is made already, open or update the
/// pull request. GitHub runs the fields in order, each whatever became of the others, and changes a branch only where it stands as expected
/// (https://docs.github.com/graphql/reference/mutations#createcommitonbranch, <c>updateRefs</c>).
/// </summary>
internal sealed class WriteDocument
{
    public const string DisableField = "disable";
    public const string BranchField = "branch";
    public const string CommitField = "commit";
    public const string PullRequestField = "pull";

    private readonly TargetWrite _write;
    private readonly MutationDocument _mutation = new("Copy");
    private readonly IReadOnlyList<byte[]> _contents;
    private readonly bool _startsAnew;

    /// <param name="write">What is to be written.</param>
    /// <param name="made">The commit, when it was made through git trees; null to make it here.</param>
    /// <param name="contents">The bytes of the write's files, in their order; none when the commit is made already.</param>
    public WriteDocument(TargetWrite write, CommitSha? made, IReadOnlyList<byte[]> contents)
    {
        (_write, _contents) = (write, contents);
        _startsAnew = write.Proposal is not null && write.Snapshot.PullRequest is null;
        if (write.Snapshot.PullRequest is { HasAutoMerge: true, IsAllOurs: false } foreign)
        {
            // Before the commit: it might be what GitHub waits for, and people's commits are not ours to merge.
            _mutation.Add("disable", "DisablePullRequestAutoMergeInput!", $"{DisableField}:disablePullRequestAutoMerge(input:$disable){{clientMutationId}}", writer =>
                writer.WriteString("pullRequestId", foreign.NodeId));
        }

        if (write.HasCommit && made is null)
        {
            if (_startsAnew && write.Snapshot.Head?.Head != write.Snapshot.Base.Head)
            {
                MoveBranch(write.Snapshot.Base.Head);
            }

            _mutation.Add("changes", "CreateCommitOnBranchInput!", $"{CommitField}:createCommitOnBranch(input:$changes){{commit{{oid tree{{oid}}}}}}", Commit);
        }
        else if (made is not null)
        {
            MoveBranch(made);
        }

        if (write.Proposal is { } proposal)
        {
            AddPullRequest(proposal);
        }
    }

    public string Text => _mutation.Text;

    public void WriteVariables(Utf8JsonWriter writer) => _mutation.WriteVariables(writer);

    private BranchName Branch => _write.Proposal?.Branch ?? _write.Branch;

    private CommitSha Parent => ParentOf(_write).Head;

    /// <summary>What the commit stands on: our branch while its pull request is open, else the target branch.</summary>
    public static Domain.Copying.BranchSnapshot ParentOf(TargetWrite write) => write.Proposal is null ? write.Snapshot.Base : write.Snapshot.Present;

    /// <summary>Brings the branch to <paramref name="commit"/>, from where it was read.</summary>
    private void MoveBranch(CommitSha commit)
    {
        var now = _write.Proposal is null ? _write.Snapshot.Base.Head : _write.Snapshot.Head?.Head;
        if (now is null)
        {
            _mutation.Add("ref", "CreateRefInput!", $"{BranchField}:createRef(input:$ref){{ref{{name}}}}", writer =>
            {
                writer.WriteString("repositoryId", _write.Snapshot.NodeId);
                writer.WriteString("name", Branch.QualifiedName);
                writer.WriteString("oid", commit.Value);
            });
            return;
        }

        _mutation.Add("refs", "UpdateRefsInput!", $"{BranchField}:updateRefs(input:$refs){{clientMutationId}}", writer =>
        {
            writer.WriteString("repositoryId", _write.Snapshot.NodeId);
            writer.WriteStartArray("refUpdates");
            writer.WriteStartObject();
            writer.WriteString("name", Branch.QualifiedName);
            writer.WriteString("beforeOid", now.Value);
            writer.WriteString("afterOid", commit.Value);
            // Only our own branch is ever moved other than forward, and only when nothing of it is open.
            writer.WriteBoolean("force", _startsAnew);
            writer.WriteEndObject();
            writer.WriteEndArray();
        });
    }

    private void AddPullRequest(Proposal proposal)
    {
        if (_write.Snapshot.PullRequest is not { } open)
        {
            _mutation.Add("pr", "CreatePullRequestInput!", $"{PullRequestField}:createPullRequest(input:$pr){{pullRequest{{id number url}}}}", writer =>
            {
                writer.WriteString("repositoryId", _write.Snapshot.NodeId);
                writer.WriteString("baseRefName", _write.Branch.Value);
                writer.WriteString("headRefName", proposal.Branch.Value);
                writer.WriteString("title", proposal.Title);
                writer.WriteString("body", proposal.Body);
                writer.WriteBoolean("draft", proposal.Draft);
            });
            return;
        }

        _mutation.Add("pr", "UpdatePullRequestInput!", $"{PullRequestField}:updatePullRequest(input:$pr){{pullRequest{{id number url}}}}", writer =>
        {
            writer.WriteString("pullRequestId", open.NodeId);
            writer.WriteString("title", proposal.Title);
            writer.WriteString("body", proposal.Body);
        });
    }

    private void Commit(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("branch");
        writer.WriteString("repositoryNameWithOwner", _write.Snapshot.Name.ToString());
        writer.WriteString("branchName", Branch.Value);
        writer.WriteEndObject();
        writer.WriteString("expectedHeadOid", Parent.Value);
        WriteMessage(writer, _write.CommitMessage);
        writer.WriteStartObject("fileChanges");
        writer.WriteStartArray("additions");
        foreach (var (file, content) in _write.Files.Zip(_contents))
        {
            writer.WriteStartObject();
            writer.WriteString("path", file.Path.Value);
            writer.WriteBase64String("contents", content);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("deletions");
        foreach (var path in _write.Deletions)
        {
            writer.WriteStartObject();
            writer.WriteString("path", path.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter writer, string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        writer.WriteStartObject("message");
        writer.WriteString("headline", end < 0 ? message : message[..end]);
        writer.WriteString("body", end < 0 ? "" : message[(end + 1)..].TrimStart('\n'));
        writer.WriteEndObject();
    }
}
