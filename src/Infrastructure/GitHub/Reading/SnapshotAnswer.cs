using System.Text;
using System.Text.Json;
using ExamplesCopier.Application.Ports;
using ExamplesCopier.Domain.Copying;
using ExamplesCopier.Domain.Deliveries;
using ExamplesCopier.Domain.Repositories;
using ExamplesCopier.Infrastructure.GitHub.Http;

namespace ExamplesCopier.Infrastructure.GitHub.Reading;

/// <summary>Gathers the answers to all parts of a request.</summary>
internal sealed class SnapshotAnswer(SnapshotRequest request)
{
    private readonly Dictionary<string, FileState> _atMerge = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileState> _atTip = new(StringComparer.Ordinal);
    private readonly Dictionary<BlobId, ReadOnlyMemory<byte>> _contents = [];
    private readonly Dictionary<int, TargetSnapshot> _targets = [];

    /// <exception cref="FaultException">The source cannot be read, or GitHub could not answer all of it.</exception>
    public void Add(SnapshotPart part, SnapshotDocument document, GraphQLAnswer answer)
    {
        // What is not found is null in the data, and told there; anything else makes the answer incomplete.
        if (answer.Errors.FirstOrDefault(error => error.Type != "NOT_FOUND") is { } error)
        {
            throw new FaultException(answer.FaultOf(error));
        }

        if (part.SourcePaths.Count > 0)
        {
            AddSource(document, answer.Data.GetProperty("source"));
        }

        foreach (var index in part.TargetPaths.Keys)
        {
            AddTarget(index, document, answer.Data.GetProperty(SnapshotDocument.TargetAlias(index)));
        }
    }

    public RepositorySnapshot Finish() => new(
        new SourceSnapshot { AtMerge = _atMerge, AtTip = _atTip, Contents = _contents },
        [.. request.Targets.Select((_, index) => _targets[index])]);

    private void AddSource(SnapshotDocument document, JsonElement source)
    {
        var name = request.Source.Repository.Name;
        if (source.ValueKind == JsonValueKind.Null)
        {
            throw new FaultException(new Permanent($"{name} is not found, or the installation {request.Source.Repository.Installation} does not reach it; give the App access to it."));
        }

        if (source.GetProperty("merge") is not { ValueKind: JsonValueKind.Object } merge)
        {
            throw new FaultException(new Transient($"GitHub does not know the merge commit {request.Source.Merge.Abbreviated} of {name} yet."));
        }

        if (source.GetProperty("tip") is not { ValueKind: JsonValueKind.Object } tip)
        {
            throw new FaultException(new Permanent($"{name} has no branch '{request.Source.Branch}' any more."));
        }

        AddFiles(document, merge, _atMerge, KeepContent);
        AddFiles(document, tip.GetProperty("target"), _atTip, null);
    }

    private void AddTarget(int index, SnapshotDocument document, JsonElement repository)
    {
        var query = request.Targets[index];
        if (TargetGate.RefusalOf(query, repository) is { } advice)
        {
            _targets[index] = new TargetSnapshot.Closed(advice);
            return;
        }

        var basis = Branch(document, repository.GetProperty("base"), (_targets.GetValueOrDefault(index) as TargetSnapshot.Open)?.Base)!;
        _targets[index] = new TargetSnapshot.Open
        {
            NodeId = repository.GetProperty("id").GetString()!,
            Name = RepositoryName.Parse(repository.GetProperty("nameWithOwner").GetString()!),
            Base = basis,
            Head = query.Proposal is null
                ? null
                : Branch(document, repository.GetProperty("head"), (_targets.GetValueOrDefault(index) as TargetSnapshot.Open)?.Head),
            PullRequest = query.Proposal is null ? null : PullRequest(repository.GetProperty("pulls").GetProperty("nodes")),
        };
    }

    private static BranchSnapshot? Branch(SnapshotDocument document, JsonElement reference, BranchSnapshot? earlier)
    {
        if (reference.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var commit = reference.GetProperty("target");
        var head = CommitSha.Parse(commit.GetProperty("oid").GetString()!);
        if (earlier is not null && earlier.Head != head)
        {
            throw new FaultException(new Transient("A target branch moved while it was being read."));
        }

        var files = earlier is null ? new Dictionary<string, FileState>(StringComparer.Ordinal) : new(earlier.Files, StringComparer.Ordinal);
        AddFiles(document, commit, files, null);
        return new BranchSnapshot { Head = head, Message = commit.GetProperty("message").GetString() ?? "", Files = files };
    }

    private static OpenPullRequest? PullRequest(JsonElement nodes) =>
        nodes.GetArrayLength() == 0
            ? null
            : new OpenPullRequest(
                nodes[0].GetProperty("id").GetString()!,
                nodes[0].GetProperty("number").GetInt32(),
                nodes[0].GetProperty("url").GetString()!,
                nodes[0].GetProperty("title").GetString() ?? "",
                nodes[0].GetProperty("body").GetString() ?? "");

    private static void AddFiles(SnapshotDocument document, JsonElement commit, Dictionary<string, FileState> files, Action<BlobId, JsonElement>? keep)
    {
        foreach (var field in commit.EnumerateObject())
        {
            if (field.Value.ValueKind == JsonValueKind.Object && document.PathByAlias.TryGetValue(field.Name, out var path))
            {
                var id = BlobId.Parse(field.Value.GetProperty("oid").GetString()!);
                files[path] = new FileState((GitFileMode)field.Value.GetProperty("mode").GetInt32(), id);
                keep?.Invoke(id, field.Value);
            }
        }
    }

    /// <summary>Text is kept only when its bytes hash to the id: a cut, transcoded or binary one is fetched raw instead.</summary>
    private void KeepContent(BlobId id, JsonElement file)
    {
        if (file.TryGetProperty("object", out var blob)
            && blob.ValueKind == JsonValueKind.Object
            && blob.TryGetProperty("text", out var text)
            && text.ValueKind == JsonValueKind.String
            && !blob.GetProperty("isTruncated").GetBoolean())
        {
            var bytes = Encoding.UTF8.GetBytes(text.GetString()!);
            if (BlobId.Of(bytes) == id)
            {
                _contents[id] = bytes;
            }
        }
    }
}
