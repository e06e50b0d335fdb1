using System.Text.Json;
using ExamplesCopier.Application.Ports;

namespace ExamplesCopier.Infrastructure.GitHub.Writing;

/// <summary>
/// The one mutation document of a write: make or reset our branch, commit, open or update the pull request. GitHub runs the fields in order,
/// each whatever became of the others, and the commit only where the branch stands as expected
/// (https://docs.github.com/graphql/reference/mutations#createcommitonbranch).
/// </summary>
internal sealed class WriteDocument
{
    public const string BranchField = "branch";
    public const string CommitField = "commit";
    public const string PullRequestField = "pull";

    private readonly TargetWrite _write;
    private readonly BranchStep _branch;
    private readonly List<(string Variable, string Type, string Field, Action<Utf8JsonWriter> Write)> _inputs = [];

    public WriteDocument(TargetWrite write)
    {
        _write = write;
        _branch = BranchStepOf(write);
        if (_branch == BranchStep.Create)
        {
            Add("ref", "CreateRefInput!", $"{BranchField}:createRef(input:$ref){{ref{{name}}}}", CreateRef);
        }
        else if (_branch == BranchStep.Reset)
        {
            Add("refs", "UpdateRefsInput!", $"{BranchField}:updateRefs(input:$refs){{clientMutationId}}", ResetRef);
        }

        if (write.Files.Count > 0)
        {
            Add("changes", "CreateCommitOnBranchInput!", $"{CommitField}:createCommitOnBranch(input:$changes){{commit{{oid}}}}", Commit);
        }

        if (write.Proposal is { } proposal)
        {
            AddPullRequest(proposal);
        }
    }

    private enum BranchStep
    {
        AsItIs,
        Create,
        Reset,
    }

    public string Text =>
        $"mutation Copy({string.Join(',', _inputs.Select(input => $"${input.Variable}:{input.Type}"))}){{{string.Concat(_inputs.Select(input => input.Field))}}}";

    public void WriteVariables(Utf8JsonWriter writer)
    {
        foreach (var (variable, _, _, write) in _inputs)
        {
            writer.WriteStartObject(variable);
            write(writer);
            writer.WriteEndObject();
        }
    }

    private static BranchStep BranchStepOf(TargetWrite write) => write switch
    {
        { Proposal: null } or { Files.Count: 0 } or { Snapshot: { PullRequest: not null, Head: not null } } => BranchStep.AsItIs,
        { Snapshot.Head: null } => BranchStep.Create,
        { Snapshot: { Head.Head: var head, Base.Head: var basis } } when head == basis => BranchStep.AsItIs,
        _ => BranchStep.Reset,
    };

    private void Add(string variable, string type, string field, Action<Utf8JsonWriter> write) => _inputs.Add((variable, type, field, write));

    private void AddPullRequest(Proposal proposal)
    {
        if (_write.Snapshot.PullRequest is not { } open)
        {
            Add("pr", "CreatePullRequestInput!", $"{PullRequestField}:createPullRequest(input:$pr){{pullRequest{{number url}}}}", writer => CreatePullRequest(writer, proposal));
        }
        else
        {
            Add("pr", "UpdatePullRequestInput!", $"{PullRequestField}:updatePullRequest(input:$pr){{pullRequest{{number url}}}}", writer =>
            {
                writer.WriteString("pullRequestId", open.NodeId);
                writer.WriteString("title", proposal.Title);
                writer.WriteString("body", proposal.Body);
            });
        }
    }

    private void CreateRef(Utf8JsonWriter writer)
    {
        writer.WriteString("repositoryId", _write.Snapshot.NodeId);
        writer.WriteString("name", _write.Proposal!.Branch.QualifiedName);
        writer.WriteString("oid", _write.Snapshot.Base.Head.Value);
    }

    private void ResetRef(Utf8JsonWriter writer)
    {
        writer.WriteString("repositoryId", _write.Snapshot.NodeId);
        writer.WriteStartArray("refUpdates");
        writer.WriteStartObject();
        writer.WriteString("name", _write.Proposal!.Branch.QualifiedName);
        writer.WriteString("beforeOid", _write.Snapshot.Head!.Head.Value);
        writer.WriteString("afterOid", _write.Snapshot.Base.Head.Value);
        writer.WriteBoolean("force", true);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private void Commit(Utf8JsonWriter writer)
    {
        var expected = _write.Proposal is not null && _branch == BranchStep.AsItIs ? _write.Snapshot.Head!.Head : _write.Snapshot.Base.Head;
        writer.WriteStartObject("branch");
        writer.WriteString("repositoryNameWithOwner", _write.Snapshot.Name.ToString());
        writer.WriteString("branchName", (_write.Proposal?.Branch ?? _write.Branch).Value);
        writer.WriteEndObject();
        writer.WriteString("expectedHeadOid", expected.Value);
        WriteMessage(writer, _write.CommitMessage);
        writer.WriteStartObject("fileChanges");
        writer.WriteStartArray("additions");
        foreach (var file in _write.Files)
        {
            writer.WriteStartObject();
            writer.WriteString("path", file.Path.Value);
            writer.WriteBase64String("contents", file.Content.Span);
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

    private void CreatePullRequest(Utf8JsonWriter writer, Proposal proposal)
    {
        writer.WriteString("repositoryId", _write.Snapshot.NodeId);
        writer.WriteString("baseRefName", _write.Branch.Value);
        writer.WriteString("headRefName", proposal.Branch.Value);
        writer.WriteString("title", proposal.Title);
        writer.WriteString("body", proposal.Body);
        writer.WriteBoolean("draft", proposal.Draft);
    }
}
